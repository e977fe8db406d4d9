package dev.ostiary.benchmarks;

import dev.ostiary.store.InMemoryTokenStateStore;
import dev.ostiary.store.ProviderGrants;
import dev.ostiary.store.TokenStateStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A store in memory that counts how often it is asked for something, but not what is asked by the clock. Thread-safe. */
public final class CountedStore implements AutoCloseable {
    private static final Set<String> NOT_COUNTED =
            Set.of("revocationsAfter", "accessTokensLast", "providerGrants", "close", "hashCode", "equals", "toString");

    private final AtomicLong count = new AtomicLong();
    private final TokenStateStore store = watched(TokenStateStore.class, new InMemoryTokenStateStore());

    /** Makes an empty one. */
    public CountedStore() {}

    /**
     * What is counted.
     *
     * @return closed with this
     */
    public TokenStateStore store() {
        return store;
    }

    /**
     * How often since the last time.
     *
     * @return calls
     */
    public long take() {
        return count.getAndSet(0);
    }

    private <T> T watched(Class<T> type, Object target) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> call(target, method, arguments)));
    }

    private @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        if (!NOT_COUNTED.contains(method.getName())) {
            count.incrementAndGet();
        }
        try {
            Object result = method.invoke(target, arguments);
            return result instanceof ProviderGrants ? watched(ProviderGrants.class, result) : result;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    @Override
    public void close() {
        store.close();
    }
}
