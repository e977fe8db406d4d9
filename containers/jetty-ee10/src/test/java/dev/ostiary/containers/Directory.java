package dev.ostiary.containers;

import java.util.Hashtable;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.spi.InitialContextFactory;
import javax.sql.DataSource;

/** Names of data sources, where {@code jndi.properties} makes JNDI look. */
public final class Directory implements InitialContextFactory {
    private static final Map<String, DataSource> BOUND = new ConcurrentHashMap<>();

    /** Gives its location for the setting. */
    static String bind(String name, DataSource source) {
        BOUND.put(name, source);
        return "jndi:" + name;
    }

    @Override
    public Context getInitialContext(Hashtable<?, ?> environment) throws NamingException {
        return new InitialContext(true) {
            @Override
            public Object lookup(String name) throws NamingException {
                return Optional.ofNullable(BOUND.get(name)).orElseThrow(() -> new NameNotFoundException(name));
            }
        };
    }
}
