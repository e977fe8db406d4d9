package dev.ostiary.servlet.rule;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServlet;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ServletAnnotationsTest {
    @RolesAllowed({"admin", "team lead"})
    static class Roles extends HttpServlet {}

    @RolesAllowed("**")
    static class AnyUser extends HttpServlet {}

    @RolesAllowed({})
    static class NoRole extends HttpServlet {}

    @RolesAllowed("")
    static class EmptyRole extends HttpServlet {}

    @PermitAll
    static class Open extends HttpServlet {}

    @DenyAll
    static class Closed extends HttpServlet {}

    @PermitAll
    @RolesAllowed("admin")
    static class Both extends HttpServlet {}

    static class Below extends Roles {}

    @PermitAll
    static class OpenBelow extends Roles {}

    static class Plain extends HttpServlet {}

    /** Would end the test run if it were initialised. */
    @DenyAll
    static class Failing extends HttpServlet {
        static final int NEVER = Integer.parseInt("not a number");
    }

    static Stream<Arguments> classes() {
        return Stream.of(
                Arguments.of(Roles.class, "role(admin, \"team lead\")"),
                Arguments.of(AnyUser.class, "authenticated"),
                Arguments.of(NoRole.class, "deny"),
                Arguments.of(EmptyRole.class, "deny"),
                Arguments.of(Open.class, "public"),
                Arguments.of(Closed.class, "deny"),
                Arguments.of(Both.class, "role(admin)"),
                Arguments.of(Below.class, "role(admin, \"team lead\")"),
                Arguments.of(OpenBelow.class, "public"));
    }

    @ParameterizedTest
    @MethodSource("classes")
    void of_annotatedClass_isWhatTheAnnotationSays(Class<?> servlet, String expected) {
        assertThat(ServletAnnotations.of(servlet)).map(Requirement::toString).contains(expected);
    }

    @Test
    void of_plainClass_isNothing() {
        assertThat(ServletAnnotations.of(Plain.class)).isEmpty();
    }

    @Test
    void of_servletOfAContext_isThatOfItsClassWhichIsNotInitialised() {
        ServletContext context = context(new AtomicInteger(), Failing.class.getName());

        assertThat(ServletAnnotations.of(context, "one")).contains(Requirement.DENY);
    }

    @Test
    void of_servletThatWasLookedUpBefore_isNotLookedUpAgain() {
        AtomicInteger lookUps = new AtomicInteger();
        ServletContext context = context(lookUps, Roles.class.getName());

        Optional<Requirement> first = ServletAnnotations.of(context, "one");
        Optional<Requirement> second = ServletAnnotations.of(context, "one");

        assertThat(second).isEqualTo(first).isPresent();
        assertThat(lookUps).hasValue(1);
    }

    @Test
    void of_classNobodyHas_isNothing() {
        assertThat(ServletAnnotations.of(context(new AtomicInteger(), "not.there"), "one"))
                .isEmpty();
        assertThat(ServletAnnotations.of(context(new AtomicInteger(), null), "one"))
                .isEmpty();
    }

    @Test
    void of_servletTheContainerDoesNotName_asksNobody() {
        AtomicInteger lookUps = new AtomicInteger();

        assertThat(ServletAnnotations.of(context(lookUps, "x"), "")).isEmpty();
        assertThat(lookUps).hasValue(0);
    }

    /** Has one servlet, of that class; without a class loader of its own, as an embedded server may be. */
    private static ServletContext context(AtomicInteger lookUps, @Nullable String className) {
        Map<String, Object> attributes = new HashMap<>();
        ServletRegistration registration = proxy(ServletRegistration.class, (method, argument) -> className);
        return proxy(ServletContext.class, (method, arguments) -> switch (method) {
            case "getAttribute" -> attributes.get(arguments[0]);
            case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
            case "getClassLoader" -> null;
            case "getServletRegistration" -> {
                lookUps.incrementAndGet();
                yield registration;
            }
            default -> throw new AssertionError(method + " was not to be asked");
        });
    }

    private interface Answers {
        @Nullable
        Object to(String method, Object[] arguments);
    }

    private static <T> T proxy(Class<T> type, Answers answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> answers.to(method.getName(), arguments)));
    }
}
