package dev.ostiary.session;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Asked at each refresh what the next access token says of the user, so that roles which were taken away do not live as long as
 * the session. Called by many threads at once; what is thrown is thrown to whoever refreshes, and the refresh token stays good.
 */
@FunctionalInterface
public interface SessionClaims {
    /** Nothing changes as long as the session lasts: what was said at sign-in is said again. */
    SessionClaims UNCHANGED = (subject, claims) -> Optional.of(claims);

    /**
     * Tells.
     *
     * @param subject who it is
     * @param claims what the last access token said, without what the library itself sets
     * @return what the next one is to say; empty ends the session
     */
    Optional<Map<String, @Nullable Object>> claims(String subject, Map<String, @Nullable Object> claims);
}
