package dev.ostiary.store.jdbc;

import dev.ostiary.store.StoreUnavailableException;
import dev.ostiary.store.TokenStateStore;
import dev.ostiary.store.TokenStateStoreProvider;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/**
 * Opens {@code jndi:} and the name of a {@link DataSource}, such as {@code jndi:java:comp/env/jdbc/sessions}, with the usual settings.
 *
 * <p>Public only because {@link java.util.ServiceLoader} demands it. The container keeps the data source, and closes it. A database that is
 * down at the start is logged as a warning and asked again with each call; one whose tables do not fit is a fault of the configuration.
 * Names of other schemes than {@code java:} are refused, since looking them up would go over the network. Thread-safe.
 */
public final class DataSourceStoreProvider implements TokenStateStoreProvider {
    private static final String SCHEME = "jndi:";
    private static final String EXPECTED =
            "expected jndi: and the name of a javax.sql.DataSource, as in jndi:java:comp/env/jdbc/sessions; ";

    /** For the service loader. */
    public DataSourceStoreProvider() {}

    @Override
    public boolean knows(String location) {
        return location.startsWith(SCHEME);
    }

    @Override
    public TokenStateStore open(String location) {
        String name = location.substring(SCHEME.length()).strip();
        if (name.isEmpty() || name.replaceFirst("^java:", "").contains(":")) {
            throw new IllegalArgumentException(EXPECTED + "there is none, or one of a scheme other than java:");
        }
        JdbcTokenStateStore store = JdbcTokenStateStore.of(dataSource(name));
        try {
            store.check();
        } catch (StoreUnavailableException toldByTheStore) {
            // It may pass, and each call looks for that.
        } catch (IllegalStateException misfit) {
            throw new IllegalArgumentException(misfit.getMessage(), misfit);
        }
        return store;
    }

    /** What a directory says about a fault is not passed on: it may show whatever the text held. */
    @SuppressWarnings(
            "BanJNDI") // the name is the deployer's, never a request's, and none that goes over the network gets here
    private static DataSource dataSource(String name) {
        Object found;
        try {
            found = InitialContext.doLookup(name);
        } catch (NamingException absent) {
            throw new IllegalArgumentException(
                    EXPECTED + "this name is not bound (" + absent.getClass().getSimpleName()
                            + "): declare the resource, and make the filter within the application");
        }
        if (found instanceof DataSource dataSource) {
            return dataSource;
        }
        throw new IllegalArgumentException(EXPECTED + "what is bound to this name is of another type");
    }
}
