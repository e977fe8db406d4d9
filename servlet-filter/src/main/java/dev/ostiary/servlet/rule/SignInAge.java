package dev.ostiary.servlet.rule;

import dev.ostiary.encoding.DurationText;
import dev.ostiary.verify.NumericDate;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How long ago a user signed in: the claim {@code auth_time} (OpenID Connect Core 1.0, section 2). Stateless. */
public final class SignInAge {
    private static final String AUTH_TIME = "auth_time";
    private static final Duration LONGEST = Duration.ofDays(400);

    private SignInAge() {}

    /**
     * Tells.
     *
     * @param claims of a verified token
     * @param now the time
     * @return negative for a time to come; empty where the claim is absent, no number, or out of the range of times
     */
    public static Optional<Duration> of(Map<String, @Nullable Object> claims, Instant now) {
        return Optional.ofNullable(NumericDate.read(claims.get(AUTH_TIME))).map(at -> Duration.between(at, now));
    }

    /** The largest age that is allowed, in whole seconds as RFC 9470 counts it. */
    static Duration parse(String text) {
        Duration age = DurationText.parse(text);
        if (age.isZero() || age.compareTo(LONGEST) > 0 || age.getNano() != 0) {
            throw new IllegalArgumentException("'" + text + "' is out of range; expected 1s to 400d in whole seconds");
        }
        return age;
    }

    /** A text that is read back alike, in the largest unit that fits. */
    static String text(Duration age) {
        long seconds = age.toSeconds();
        if (seconds % 86_400 == 0) {
            return seconds / 86_400 + "d";
        }
        if (seconds % 3_600 == 0) {
            return seconds / 3_600 + "h";
        }
        return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }
}
