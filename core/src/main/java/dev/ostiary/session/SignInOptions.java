package dev.ostiary.session;

import dev.ostiary.issue.TokenProfile;
import java.time.Duration;
import java.util.Optional;

/**
 * How one user is signed in, where that differs from what is usual: "remember me" or not.
 *
 * <pre>{@code
 * SignInOptions options = remember
 *         ? SignInOptions.standard()
 *         : SignInOptions.untilBrowserCloses().ttl(Duration.ofHours(8));
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public final class SignInOptions {
    private static final SignInOptions STANDARD = new SignInOptions(Optional.empty(), false);

    private final Optional<Duration> ttl;
    private final boolean untilBrowserCloses;

    SignInOptions(Optional<Duration> ttl, boolean untilBrowserCloses) {
        this.ttl = ttl;
        this.untilBrowserCloses = untilBrowserCloses;
    }

    /**
     * As everybody is signed in: for as long as the settings say, in cookies that outlive the browser.
     *
     * @return the options
     */
    public static SignInOptions standard() {
        return STANDARD;
    }

    /**
     * In cookies without {@code Max-Age} (RFC 6265, section 5.3), which browsers forget when they are closed; those that restore their last
     * windows may bring them back. For how long the session lasts on the server, {@link #ttl(Duration)} says.
     *
     * @return the options
     */
    public static SignInOptions untilBrowserCloses() {
        return new SignInOptions(Optional.empty(), true);
    }

    /**
     * How long this session lasts without being refreshed, instead of the usual time. What no session may last longer than, stays.
     *
     * @param lifetime from 1 second to 400 days, in whole seconds
     * @return new options
     * @throws IllegalArgumentException outside that range, or with a fraction of a second
     */
    public SignInOptions ttl(Duration lifetime) {
        if (lifetime.compareTo(Duration.ofSeconds(1)) < 0
                || lifetime.compareTo(TokenProfile.MAX_LIFETIME) > 0
                || lifetime.toNanosPart() != 0) {
            throw new IllegalArgumentException("ttl: expected 1s to 400d in whole seconds, got " + lifetime);
        }
        return new SignInOptions(Optional.of(lifetime), untilBrowserCloses);
    }

    Optional<Duration> ttl() {
        return ttl;
    }

    boolean isUntilBrowserCloses() {
        return untilBrowserCloses;
    }

    /** Shows both. */
    @Override
    public String toString() {
        return "SignInOptions[" + ttl.map(Duration::toString).orElse("usual time")
                + (untilBrowserCloses ? ", until the browser closes]" : "]");
    }
}
