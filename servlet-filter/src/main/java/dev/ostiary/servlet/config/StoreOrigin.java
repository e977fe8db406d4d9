package dev.ostiary.servlet.config;

import dev.ostiary.store.TokenStateStoreProvider;

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
}
