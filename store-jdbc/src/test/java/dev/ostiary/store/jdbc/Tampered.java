package dev.ostiary.store.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Real connections at which something happens that happens seldom. */
final class Tampered {
    private Tampered() {}

    /** What happens when a method is called. */
    interface Tampering {
        /** Before the call, which it may make fail. */
        default void before(Connection connection, String method) throws SQLException {}

        /** After the call. */
        default void after(Connection connection, String method) throws SQLException {}
    }

    static DataSource connections(DataSource source, Tampering tampering) {
        return proxy(
                DataSource.class,
                source,
                (method, result) -> result instanceof Connection connection ? tampered(connection, tampering) : result);
    }

    /** Connections to which something was done before they are handed out. */
    static DataSource prepared(DataSource source, Preparation preparation) {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    Connection connection = source.getConnection();
                    preparation.prepare(connection);
                    return connection;
                });
    }

    /** The same connection each time, which stays open. */
    static DataSource always(Connection connection) {
        Connection kept = (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) ->
                        method.getName().equals("close") ? null : call(connection, method, arguments));
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> kept);
    }

    /** What is done to a connection. */
    interface Preparation {
        void prepare(Connection connection) throws SQLException;
    }

    /** A product of another name. */
    static DataSource ofProduct(DataSource source, String name) {
        return proxy(
                DataSource.class,
                source,
                (method, result) -> result instanceof Connection connection
                        ? proxy(
                                Connection.class,
                                connection,
                                (inner, value) -> value instanceof DatabaseMetaData data
                                        ? proxy(
                                                DatabaseMetaData.class,
                                                data,
                                                (innermost, text) ->
                                                        innermost.equals("getDatabaseProductName") ? name : text)
                                        : value)
                        : result);
    }

    private static Connection tampered(Connection connection, Tampering tampering) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    tampering.before(connection, method.getName());
                    Object result = call(connection, method, arguments);
                    tampering.after(connection, method.getName());
                    return result;
                });
    }

    private interface Change {
        Object of(String method, Object result);
    }

    private static <T> T proxy(Class<T> type, T target, Change change) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> change.of(method.getName(), call(target, method, arguments))));
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
