package dev.ostiary.store.jdbc;

import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.Hashtable;
import java.util.Map;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.spi.InitialContextFactory;
import javax.sql.DataSource;

/** What a container binds: a data source whose database is down, and a text. */
public final class TestDirectory implements InitialContextFactory {
    private static final Map<String, Object> BOUND = Map.of("jdbc/down", down(), "jdbc/text", "pl4nt3d");

    @Override
    public Context getInitialContext(Hashtable<?, ?> environment) throws NamingException {
        return new InitialContext(true) {
            @Override
            public Object lookup(String name) throws NamingException {
                if (!BOUND.containsKey(name)) {
                    throw new NameNotFoundException(name);
                }
                return BOUND.get(name);
            }
        };
    }

    private static DataSource down() {
        return (DataSource) Proxy.newProxyInstance(
                TestDirectory.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    throw new SQLException("nobody listens", "08001");
                });
    }
}
