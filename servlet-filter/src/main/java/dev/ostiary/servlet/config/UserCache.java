package dev.ostiary.servlet.config;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What caches are told of the answers to a user whom a cookie names, where the application tells them nothing. */
public enum UserCache {
    /** The user's own browser may keep them, nobody else (RFC 9111, section 5.2.2.7). */
    PRIVATE("private"),
    /** Nobody may (RFC 9111, section 5.2.2.5). */
    NO_STORE("no-store"),
    /** Nothing. */
    OFF(null);

    private final @Nullable String cacheControl;

    UserCache(@Nullable String cacheControl) {
        this.cacheControl = cacheControl;
    }

    /**
     * What is told.
     *
     * @return a value of {@code Cache-Control}; empty where it is nothing
     */
    public Optional<String> cacheControl() {
        return Optional.ofNullable(cacheControl);
    }
}
