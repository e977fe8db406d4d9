package dev.ostiary.store.jdbc;

import java.lang.reflect.InvocationTargetException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A physical connection of PostgreSQL's driver, which the application brings: reached by its interface's name.
 *
 * @param type the driver's interface
 * @param physical the connection, as itself
 */
record PgConnection(Class<?> type, Object physical) {
    private static final String TYPE = "org.postgresql.PGConnection";

    /** Empty where a pool does not let it through, or the driver is another one. */
    static Optional<PgConnection> behind(Connection connection) throws SQLException {
        return loaders(connection)
                .flatMap(loader -> type(loader).stream())
                .flatMap(type -> unwrapped(connection, type).stream())
                .findFirst();
    }

    /** That of what the pool wraps, then those that an application or a container may have the driver in. */
    private static Stream<ClassLoader> loaders(Connection connection) throws SQLException {
        return Stream.of(
                        connection.unwrap(Connection.class).getClass().getClassLoader(),
                        connection.getClass().getClassLoader(),
                        Thread.currentThread().getContextClassLoader(),
                        PgConnection.class.getClassLoader())
                .flatMap(Stream::ofNullable)
                .distinct();
    }

    private static Optional<Class<?>> type(ClassLoader loader) {
        try {
            return Optional.of(Class.forName(TYPE, false, loader));
        } catch (ClassNotFoundException | LinkageError absent) {
            return Optional.empty();
        }
    }

    private static Optional<PgConnection> unwrapped(Connection connection, Class<?> type) {
        try {
            @Nullable Object unwrapped = connection.isWrapperFor(type) ? connection.unwrap(type) : null;
            return unwrapped != null && type.isInstance(unwrapped)
                    ? Optional.of(new PgConnection(type, unwrapped))
                    : Optional.empty();
        } catch (SQLException notLetThrough) {
            return Optional.empty();
        }
    }

    /** The process that the server, or who stands before it, said it was when the connection began. */
    int backendPid() throws SQLException {
        return (Integer) call("getBackendPID", new Class<?>[0]);
    }

    /** Lets no statement be prepared at the server under a name, which would be another one's behind a pooler. */
    void prepareNothing() throws SQLException {
        call("setPrepareThreshold", new Class<?>[] {int.class}, 0);
    }

    private Object call(String method, Class<?>[] parameters, Object... arguments) throws SQLException {
        try {
            return type.getMethod(method, parameters).invoke(physical, arguments);
        } catch (InvocationTargetException e) {
            throw new SQLException("the driver did not do it: " + method, e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new SQLException("the driver has no " + method, e);
        }
    }

    /** Shows nothing of it. */
    @Override
    public String toString() {
        return "PgConnection[...]";
    }
}
