package dev.ostiary.testkit;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A {@link TestIssuer} for a JUnit Jupiter test class: started before it, reset before each test, closed after it.
 *
 * <p>With {@code @ExtendWith(TestIssuerExtension.class)} a method or constructor with a parameter of type
 * {@code TestIssuer} is given it; nested classes share that of the outer one. With {@code @RegisterExtension} on a
 * static field the issuer can be configured, and is {@link #issuer()} too; on an instance field each test has its own.
 *
 * <p>Tests of one class that run in parallel would reset the issuer under each other: give those an instance field.
 */
public final class TestIssuerExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback, ParameterResolver {
    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(TestIssuerExtension.class);

    /** An issuer, and the id of the container or test with which it ends. */
    private record Started(TestIssuer issuer, String owner) {}

    private final Supplier<TestIssuer> start;
    private final AtomicReference<@Nullable TestIssuer> current = new AtomicReference<>();

    /** An extension with the issuer that {@link TestIssuer#start()} gives. */
    public TestIssuerExtension() {
        this(TestIssuer::start);
    }

    /**
     * An extension with another issuer.
     *
     * @param start starts it, such as {@code () -> TestIssuer.builder().audience("orders").start()}
     */
    public TestIssuerExtension(Supplier<TestIssuer> start) {
        this.start = Objects.requireNonNull(start, "start");
    }

    /**
     * The issuer, for fields annotated with {@code @RegisterExtension}.
     *
     * @return the running issuer
     * @throws IllegalStateException outside of the tests it is for
     */
    public TestIssuer issuer() {
        TestIssuer issuer = current.get();
        if (issuer == null) {
            throw new IllegalStateException("no issuer is running: annotate the field that holds this extension with"
                    + " @RegisterExtension, and ask within a test or a lifecycle method");
        }
        return issuer;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        startUnlessStarted(context);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        startUnlessStarted(context).issuer().reset();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        closeIfStartedIn(context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        closeIfStartedIn(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TestIssuer.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return startUnlessStarted(context).issuer();
    }

    /** The store of a nested class or of a test shows what its parents hold. */
    private Started startUnlessStarted(ExtensionContext context) {
        Started started = context.getStore(NAMESPACE).get(this, Started.class);
        if (started == null) {
            started = new Started(start.get(), context.getUniqueId());
            context.getStore(NAMESPACE).put(this, started);
        }
        current.set(started.issuer());
        return started;
    }

    private void closeIfStartedIn(ExtensionContext context) {
        Started started = context.getStore(NAMESPACE).get(this, Started.class);
        if (started != null && started.owner().equals(context.getUniqueId())) {
            context.getStore(NAMESPACE).remove(this);
            current.compareAndSet(started.issuer(), null);
            started.issuer().close();
        }
    }
}
