package dev.ostiary.session;

import dev.ostiary.issue.TokenProfile;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
    private static final SignInOptions STANDARD = new SignInOptions(Optional.empty(), Optional.empty(), false);

    private final Optional<Duration> ttl;
    private final Optional<Instant> end;
    private final boolean untilBrowserCloses;

    SignInOptions(Optional<Duration> ttl, Optional<Instant> end, boolean untilBrowserCloses) {
        this.ttl = ttl;
        this.end = end.map(time -> time.truncatedTo(ChronoUnit.SECONDS));
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
        return new SignInOptions(Optional.empty(), Optional.empty(), true);
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
        return new SignInOptions(Optional.of(lifetime), end, untilBrowserCloses);
    }

    /**
     * When this session ends at the latest, however often it is refreshed. At that second it has ended. The longest time of all sessions stays,
     * and so does an earlier end that was given before.
     *
     * @param time to the second
     * @return new options
     */
    public SignInOptions endingAt(Instant time) {
        Instant earlier = end.filter(time::isAfter).orElse(time);
        return new SignInOptions(ttl, Optional.of(earlier), untilBrowserCloses);
    }

    Optional<Instant> end() {
        return end;
    }

    Optional<Duration> ttl() {
        return ttl;
    }

    boolean isUntilBrowserCloses() {
        return untilBrowserCloses;
    }

    /** Shows all. */
    @Override
    public String toString() {
        return "SignInOptions[" + ttl.map(Duration::toString).orElse("usual time")
                + end.map(time -> ", until " + time).orElse("")
                + (untilBrowserCloses ? ", until the browser closes]" : "]");
    }
}
