package dev.ostiary.issue;

import dev.ostiary.encoding.NameLimit;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/** What both signed and sealed tokens demand of their caller. */
final class Arguments {
    private static final Duration MIN_LIFETIME = Duration.ofSeconds(1);
    private static final Pattern PURPOSE = Pattern.compile("[a-z0-9_]{1,64}");

    private Arguments() {}

    static String name(String argument, String value) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException(argument + ": expected a name, got an empty text");
        }
        if (value.length() > NameLimit.MAX_LENGTH) {
            throw new IllegalArgumentException(argument + ": expected at most 1,024 characters, got " + value.length());
        }
        return value;
    }

    static String purpose(String value) {
        if (!PURPOSE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "purpose: expected 1 to 64 of a-z, 0-9 and _, such as 'password_reset', without anything else");
        }
        return value;
    }

    static Duration lifetime(Duration value) {
        boolean inRange = value.compareTo(MIN_LIFETIME) >= 0 && value.compareTo(TokenProfile.MAX_LIFETIME) <= 0;
        if (!inRange || !value.equals(value.truncatedTo(ChronoUnit.SECONDS))) {
            throw new IllegalArgumentException("lifetime: expected whole seconds from 1s to 400d, got " + value);
        }
        return value;
    }
}
