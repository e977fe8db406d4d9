package dev.ostiary.store.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/** A data source that counts how often its driver goes to the database: executions, of a batch as one, commits and rollbacks. */
final class CountedStatements {
    private final AtomicInteger count = new AtomicInteger();
    private final DataSource source;

    CountedStatements(DataSource source) {
        this.source = (DataSource) watched(DataSource.class, source);
    }

    DataSource source() {
        return source;
    }

    /** How often since the last time. */
    int take() {
        return count.getAndSet(0);
    }

    private Object watched(Class<?> type, Object target) {
        return Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> call(target, method, arguments));
    }

    private Object call(Object target, Method method, Object[] arguments) throws Throwable {
        if (method.getName().matches("execute.*|commit|rollback")) {
            count.incrementAndGet();
        }
        try {
            Object result = method.invoke(target, arguments);
            if (result instanceof PreparedStatement) {
                return watched(PreparedStatement.class, result);
            }
            return result instanceof Connection && !method.getName().equals("unwrap")
                    ? watched(Connection.class, result)
                    : result;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
