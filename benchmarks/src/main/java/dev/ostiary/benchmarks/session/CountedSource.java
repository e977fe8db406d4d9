package dev.ostiary.benchmarks.session;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Counts how often a driver goes to the database, a batch as one, and notes the statements that it is given. Thread-safe. */
final class CountedSource {
    private static final Set<String> GOING =
            Set.of("execute", "executeQuery", "executeUpdate", "executeBatch", "commit", "rollback");

    private final AtomicLong count = new AtomicLong();
    private final Set<String> texts = ConcurrentHashMap.newKeySet();
    private final DataSource source;

    CountedSource(DataSource source) {
        this.source = watched(DataSource.class, source);
    }

    DataSource source() {
        return source;
    }

    /** How often since the last time. */
    long take() {
        return count.getAndSet(0);
    }

    /** The one statement that begins so. */
    String text(String beginning) {
        return texts.stream()
                .filter(text -> text.startsWith(beginning))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no statement begins with " + beginning));
    }

    private <T> T watched(Class<T> type, Object target) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> call(target, method, arguments)));
    }

    private @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        if (GOING.contains(method.getName())) {
            count.incrementAndGet();
        }
        try {
            Object result = method.invoke(target, arguments);
            if (result instanceof PreparedStatement && arguments != null) {
                texts.add((String) arguments[0]);
                return watched(PreparedStatement.class, result);
            }
            return result instanceof Connection ? watched(Connection.class, result) : result;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
