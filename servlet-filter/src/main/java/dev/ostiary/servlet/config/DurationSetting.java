package dev.ostiary.servlet.config;

import dev.ostiary.encoding.DurationText;
import dev.ostiary.verify.JwtVerifierBuilder;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

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

    static Duration cacheTtl(String text) {
        return within(text, Duration.ofSeconds(1), Duration.ofHours(24));
    }

    static Duration staleFor(String text) {
        return within(text, Duration.ZERO, Duration.ofHours(24));
    }

    static Duration refetchInterval(String text) {
        return within(text, Duration.ofSeconds(1), Duration.ofHours(1));
    }

    static Duration timeout(String text) {
        return within(text, Duration.ofMillis(100), Duration.ofMinutes(1));
    }

    /** Of a token, whose times are whole seconds. */
    static Duration lifetime(String text) {
        return wholeSeconds(text, within(text, Duration.ofSeconds(1), Duration.ofDays(400)));
    }

    private static Duration wholeSeconds(String text, Duration time) {
        if (!time.equals(time.truncatedTo(ChronoUnit.SECONDS))) {
            throw new IllegalArgumentException("'" + text + "' is no whole number of seconds");
        }
        return time;
    }

    /** How old a user's authentication may be, which travels as a number of seconds. */
    static Duration maxAge(String text) {
        return wholeSeconds(text, within(text, Duration.ZERO, Duration.ofDays(400)));
    }

    static Duration providerTimeout(String text) {
        return within(text, Duration.ofSeconds(1), Duration.ofSeconds(30));
    }

    static Duration signInTimeout(String text) {
        return wholeSeconds(text, within(text, Duration.ofMinutes(1), Duration.ofHours(24)));
    }

    static Duration tokenMinTtl(String text) {
        return within(text, Duration.ZERO, Duration.ofHours(1));
    }

    static Duration maxStaleness(String text) {
        return within(text, Duration.ofSeconds(2), Duration.ofHours(1));
    }

    private static Duration within(String text, Duration least, Duration most) {
        Duration time = DurationText.parse(text);
        if (time.compareTo(least) < 0 || time.compareTo(most) > 0) {
            throw new IllegalArgumentException("'" + text + "' is out of range");
        }
        return time;
    }
}
