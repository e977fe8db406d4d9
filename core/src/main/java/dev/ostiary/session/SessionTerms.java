package dev.ostiary.session;

import dev.ostiary.verify.VerifiedJwt;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was settled at sign-in and counts until the session ends. It travels in the refresh token, signed, from one to the next. Immutable.
 *
 * @param signedInAt when, to the second
 * @param options how long the session lasts, and where browsers keep it
 */
record SessionTerms(Instant signedInAt, SignInOptions options) {
    /** When the user signed in, in seconds (OpenID Connect Core, section 2). */
    static final String AUTH_TIME = "auth_time";

    private static final String TTL = "ost_ttl";
    private static final String END = "ost_end";
    private static final String UNTIL_BROWSER_CLOSES = "ost_until_browser_closes";

    static SessionTerms of(Instant now, SignInOptions options) {
        return new SessionTerms(now.truncatedTo(ChronoUnit.SECONDS), options);
    }

    /** What a refresh token of ours says. One that says no time has been signed in for as long as there is time. */
    static SessionTerms of(VerifiedJwt refreshToken) {
        Map<String, @Nullable Object> claims = refreshToken.claims();
        Instant signedInAt = claims.get(AUTH_TIME) instanceof Number seconds
                ? Instant.ofEpochSecond(seconds.longValue())
                : Instant.EPOCH;
        Optional<Duration> ttl = claims.get(TTL) instanceof Number seconds
                ? Optional.of(Duration.ofSeconds(seconds.longValue()))
                : Optional.empty();
        Optional<Instant> end = claims.get(END) instanceof Number seconds
                ? Optional.of(Instant.ofEpochSecond(seconds.longValue()))
                : Optional.empty();
        return new SessionTerms(
                signedInAt, new SignInOptions(ttl, end, Boolean.TRUE.equals(claims.get(UNTIL_BROWSER_CLOSES))));
    }

    /** The same, with an end that has become known meanwhile, if that is earlier. */
    SessionTerms endingAt(Optional<Instant> end) {
        return end.map(time -> new SessionTerms(signedInAt, options.endingAt(time)))
                .orElse(this);
    }

    Map<String, Object> claims() {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put(AUTH_TIME, signedInAt.getEpochSecond());
        options.ttl().ifPresent(ttl -> claims.put(TTL, ttl.toSeconds()));
        options.end().ifPresent(end -> claims.put(END, end.getEpochSecond()));
        if (options.isUntilBrowserCloses()) {
            claims.put(UNTIL_BROWSER_CLOSES, true);
        }
        return claims;
    }
}
