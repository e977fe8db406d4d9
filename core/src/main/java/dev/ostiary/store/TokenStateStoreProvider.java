package dev.ostiary.store;

/**
 * Opens stores by their location, which is a text with a scheme: what a module that brings a store registers as a service
 * ({@link java.util.ServiceLoader}), so that a setting can name it.
 *
 * <p>Has a public constructor without arguments. A location may hold a password, so neither it nor a part of it stands in a
 * message. Thread-safe.
 */
public interface TokenStateStoreProvider {
    /**
     * Whether a location is of a scheme that this provider opens. Opens nothing.
     *
     * @param location for example {@code jndi:java:comp/env/jdbc/sessions} or {@code rediss://redis.example/0}
     * @return true by the scheme alone, whatever follows it
     */
    boolean knows(String location);

    /**
     * Opens a store.
     *
     * @param location one that it {@linkplain #knows knows}
     * @return the store, which the caller closes
     * @throws IllegalArgumentException if what follows the scheme cannot be understood, or names nothing that is there
     * @throws StoreUnavailableException if it must be reached to be opened, and cannot be
     */
    TokenStateStore open(String location);
}
