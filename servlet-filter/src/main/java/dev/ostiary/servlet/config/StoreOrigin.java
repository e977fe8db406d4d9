package dev.ostiary.servlet.config;

import dev.ostiary.store.TokenStateStoreProvider;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** Where sessions are kept. Nothing is opened yet. */
public sealed interface StoreOrigin {

    /** In the memory of this process. */
    record Memory() implements StoreOrigin {}

    /**
     * In a store that a module opens.
     *
     * @param provider of that module
     * @param location may hold a password
     */
    record At(TokenStateStoreProvider provider, String location) implements StoreOrigin {
        /** Without the location. */
        @Override
        public String toString() {
            return "At[" + provider.getClass().getName() + "]";
        }
    }

    /**
     * Finds who opens a location.
     *
     * @throws IllegalArgumentException where nobody does; it names the module that is missing, not the location
     */
    static StoreOrigin parse(String text) {
        String location = text.strip();
        return location.equals("memory")
                ? new Memory()
                : providers()
                        .filter(provider -> provider.knows(location))
                        .findFirst()
                        .<StoreOrigin>map(provider -> new At(provider, location))
                        .orElseThrow(() -> new IllegalArgumentException(whatIsMissing(location)));
    }

    /** Those beside this library first, then those of the application, which may hold its own module beside a shared library. */
    private static Stream<TokenStateStoreProvider> providers() {
        return Stream.of(
                        TokenStateStoreProvider.class.getClassLoader(),
                        Thread.currentThread().getContextClassLoader())
                .distinct()
                .flatMap(loader -> ServiceLoader.load(TokenStateStoreProvider.class, loader).stream())
                .map(ServiceLoader.Provider::get);
    }

    private static String whatIsMissing(String location) {
        if (location.startsWith("jndi:")) {
            return "a store behind a DataSource needs the module ostiary-store-jdbc, which is not there";
        }
        return location.startsWith("redis:") || location.startsWith("rediss:")
                ? "a store in Redis needs the module ostiary-store-redis, which is not there"
                : "is of no kind that a module here knows";
    }
}
