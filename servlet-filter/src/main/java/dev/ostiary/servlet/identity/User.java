package dev.ostiary.servlet.identity;

import dev.ostiary.servlet.rule.Bearer;
import java.security.Principal;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What a token or an API key says of its user, the same for each request that brings it. Immutable but for whether it was seen;
 * thread-safe.
 *
 * @param verified what it says
 * @param principal what {@code getUserPrincipal()} answers
 * @param headers the identity headers by name, in any case
 * @param authType what {@code getAuthType()} answers
 * @param bearer what rules ask of the user
 * @param seen whether a request has brought the token
 */
public record User(
        VerifiedUser verified,
        Principal principal,
        Map<String, String> headers,
        String authType,
        Bearer bearer,
        AtomicBoolean seen) {

    /** The user of a token, and the headers that tell the application of him. */
    static User ofToken(
            VerifiedUser user, Principal principal, Map<String, String> headers, String authType, Duration clockSkew) {
        return of(user, principal, headers, authType, clockSkew);
    }

    /** The owner of an API key. */
    static User ofApiKey(VerifiedUser owner, Principal principal, Map<String, String> headers) {
        return of(owner, principal, headers, "ApiKey", Duration.ZERO);
    }

    private static User of(
            VerifiedUser user, Principal principal, Map<String, String> headers, String authType, Duration clockSkew) {
        Map<String, String> ignoringCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        ignoringCase.putAll(headers);
        Bearer bearer = new Bearer(user.roles(), user.scopes(), user.claims(), clockSkew);
        return new User(
                user, principal, Collections.unmodifiableMap(ignoringCase), authType, bearer, new AtomicBoolean());
    }

    /** Whether this is the first request that brings it, as far as this node remembers; true once. */
    boolean isSeenFirst() {
        return !seen.get() && seen.compareAndSet(false, true);
    }

    /** Shows no value of a claim. */
    @Override
    public String toString() {
        return "User[" + principal + "]";
    }
}
