package dev.ostiary.servlet;

import dev.ostiary.servlet.rule.Bearer;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Who a request is from, for as long as the request lives, through all of its dispatches.
 *
 * <p>Changes once at most: {@code logout()} ends it. Thread-safe, because an asynchronous request is used by several
 * threads.
 */
final class Identity {
    private static final Identity ANONYMOUS = new Identity(null, Map.of(), "");

    private final @Nullable JwtPrincipal principal;
    private final Map<String, String> headers;
    private final String authType;
    private volatile boolean ended;

    private Identity(@Nullable JwtPrincipal principal, Map<String, String> headers, String authType) {
        this.principal = principal;
        this.authType = authType;
        Map<String, String> ignoringCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        ignoringCase.putAll(headers);
        this.headers = Collections.unmodifiableMap(ignoringCase);
    }

    /** The user of a token, and the headers that tell the application of him. */
    static Identity of(JwtPrincipal principal, Map<String, String> headers) {
        return new Identity(principal, headers, "Bearer");
    }

    /** The owner of an API key. */
    static Identity ofApiKey(JwtPrincipal owner, Map<String, String> headers) {
        return new Identity(owner, headers, "ApiKey");
    }

    /** Nobody: a public path, or an optional one without a token. */
    static Identity anonymous() {
        return ANONYMOUS;
    }

    /** Whether a token or an API key was verified for this request, be it that the user has signed out since. */
    boolean isFromToken() {
        return principal != null;
    }

    /** What rules ask of the user; nothing at all where there is none. */
    Bearer bearer() {
        return principal()
                .map(user -> new Bearer(user.roles(), user.scopes(), user.claims()))
                .orElseGet(() -> new Bearer(Set.of(), Set.of(), Map.of()));
    }

    Optional<JwtPrincipal> principal() {
        return ended ? Optional.empty() : Optional.ofNullable(principal);
    }

    /** What {@code getAuthType()} answers. */
    Optional<String> authType() {
        return principal().map(user -> authType);
    }

    /** The identity headers by name, in any case; none where there is no principal. */
    Map<String, String> headers() {
        return ended ? Map.of() : headers;
    }

    /** Has no effect on nobody: that one is shared. */
    void end() {
        ended = principal != null;
    }
}
