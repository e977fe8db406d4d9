package dev.ostiary.servlet.config;

import dev.ostiary.encoding.DurationText;
import dev.ostiary.verify.JwtVerifierBuilder;
import java.time.Duration;

/** The bounds of the settings that are lengths of time. Stateless. */
final class DurationSetting {
    private DurationSetting() {}

    static Duration clockSkew(String text) {
        Duration skew = DurationText.parse(text);
        if (skew.compareTo(JwtVerifierBuilder.MAX_CLOCK_SKEW) > 0) {
            throw new IllegalArgumentException("'" + text + "' is more than 10 minutes");
        }
        return skew;
    }

    static Duration maxTokenAge(String text) {
        Duration age = DurationText.parse(text);
        if (age.isZero()) {
            throw new IllegalArgumentException("'" + text + "' would accept no token; leave it out to accept any age");
        }
        if (age.compareTo(JwtVerifierBuilder.MAX_AGE_LIMIT) > 0) {
            throw new IllegalArgumentException("'" + text + "' is more than "
                    + JwtVerifierBuilder.MAX_AGE_LIMIT.toDays() + " days; leave it out to accept any age");
        }
        return age;
    }
}
