package dev.ostiary.servlet.identity;

import dev.ostiary.servlet.rule.Bearer;
import java.security.Principal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who a request is from, for as long as the request lives, through all of its dispatches.
 *
 * <p>Changes once at most: {@code logout()} ends it. Thread-safe, because an asynchronous request is used by several
 * threads.
 */
public final class Identity {
    private static final Identity ANONYMOUS = new Identity(null, false);
    private static final Bearer NO_BEARER = new Bearer(Set.of(), Set.of(), Map.of(), Duration.ZERO);

    private final @Nullable User user;
    private final boolean inCookie;
    private volatile boolean ended;

    private Identity(@Nullable User user, boolean inCookie) {
        this.user = user;
        this.inCookie = inCookie;
    }

    /**
     * A user whom a token or an API key names.
     *
     * @param user whom it names
     * @return an identity of this request
     */
    public static Identity of(User user) {
        return new Identity(user, false);
    }

    /** A user whom a token in a cookie names. */
    static Identity ofCookie(User user) {
        return new Identity(user, true);
    }

    /**
     * Whether a cookie has brought the user's token, so that caches between cannot know whose answer they see.
     *
     * @return never for nobody
     */
    public boolean isFromCookie() {
        return inCookie;
    }

    /**
     * Nobody: a public path, or an optional one without a token.
     *
     * @return the same for all requests
     */
    public static Identity anonymous() {
        return ANONYMOUS;
    }

    /**
     * Whether a token or an API key was verified for this request, be it that the user has signed out since.
     *
     * @return false for nobody
     */
    public boolean isFromToken() {
        return user != null;
    }

    /**
     * Whether this is the first request with this token, as far as this node remembers; never for nobody.
     *
     * @return true once for a token
     */
    public boolean isSeenFirst() {
        return user != null && user.isSeenFirst();
    }

    /**
     * What rules ask of the user; nothing at all where there is none.
     *
     * @return roles, scopes and claims
     */
    public Bearer bearer() {
        return user().map(User::bearer).orElse(NO_BEARER);
    }

    /**
     * What {@code getUserPrincipal()} answers.
     *
     * @return empty for nobody, and for whoever has signed out
     */
    public Optional<Principal> principal() {
        return user().map(User::principal);
    }

    /**
     * What the token or the API key says.
     *
     * @return empty for nobody, and for whoever has signed out
     */
    public Optional<VerifiedUser> verified() {
        return user().map(User::verified);
    }

    /** What {@code getAuthType()} answers. */
    Optional<String> authType() {
        return user().map(User::authType);
    }

    /** The identity headers by name, in any case; none where there is no principal. */
    Map<String, String> headers() {
        return user().map(User::headers).orElse(Map.of());
    }

    /** Has no effect on nobody: that one is shared. */
    void end() {
        ended = user != null;
    }

    private Optional<User> user() {
        return ended ? Optional.empty() : Optional.ofNullable(user);
    }
}
