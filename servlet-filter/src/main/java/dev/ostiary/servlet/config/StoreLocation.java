package dev.ostiary.servlet.config;

import dev.ostiary.store.TokenStateStoreProvider;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/**
 * The text that names a store. Problems never repeat it: it may hold a password.
 *
 * @param kept by a framework; asked before the modules
 */
record StoreLocation(List<TokenStateStoreProvider> kept) {
    private static final String MEMORY = "memory";
    private static final String OF_SPRING = "datasource";

    /** @throws IllegalArgumentException where nobody opens it; where that is a module that is missing, it is named */
    StoreOrigin parse(String text) {
        String location = text.strip();
        if (location.equals(MEMORY)) {
            return new StoreOrigin.Memory();
        }
        return Stream.concat(kept.stream(), modules())
                .filter(provider -> provider.knows(location))
                .findFirst()
                .map(provider -> new StoreOrigin.At(provider, location))
                .orElseThrow(() -> new IllegalArgumentException(whatIsMissing(location)));
    }

    /** Those beside this library first, then those of the application, which may hold its own module beside a shared library. */
    private static Stream<TokenStateStoreProvider> modules() {
        return Stream.of(
                        TokenStateStoreProvider.class.getClassLoader(),
                        Thread.currentThread().getContextClassLoader())
                .distinct()
                .flatMap(loader -> ServiceLoader.load(TokenStateStoreProvider.class, loader).stream())
                .map(ServiceLoader.Provider::get);
    }

    private static String whatIsMissing(String location) {
        if (location.equals(OF_SPRING) || location.startsWith(OF_SPRING + ":")) {
            return "a DataSource of the application's own configuration needs the module ostiary-spring-boot-starter";
        }
        if (location.startsWith("jndi:")) {
            return "a store in a database needs the module ostiary-store-jdbc, which is not there";
        }
        if (location.startsWith("jdbc:")) {
            return "a database is named by a DataSource of the server, as in jndi:java:comp/env/jdbc/sessions, with the"
                    + " module ostiary-store-jdbc; a JDBC URL alone has no pool";
        }
        return location.matches("(?s)rediss?(-sentinel|-cluster)?:.*")
                ? "a store in Redis needs the module ostiary-store-redis, which is not there"
                : "is of no kind that a module here knows";
    }
}
