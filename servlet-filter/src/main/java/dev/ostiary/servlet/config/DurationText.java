package dev.ostiary.servlet.config;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time: a whole number with one unit, or ISO-8601. Never negative. Stateless. */
final class DurationText {
    private static final Pattern SIMPLE = Pattern.compile("(\\d{1,9})([smhdw])");
    private static final Duration MAX_CLOCK_SKEW = Duration.ofMinutes(10);

    private DurationText() {}

    static Duration clockSkew(String text) {
        Duration skew = parse(text);
        if (skew.compareTo(MAX_CLOCK_SKEW) > 0) {
            throw new IllegalArgumentException("'" + text + "' is more than 10 minutes");
        }
        return skew;
    }

    static Duration maxTokenAge(String text) {
        Duration age = parse(text);
        if (age.isZero()) {
            throw new IllegalArgumentException("'" + text + "' would accept no token; leave it out to accept any age");
        }
        return age;
    }

    private static Duration parse(String text) {
        Matcher simple = SIMPLE.matcher(text);
        if (simple.matches()) {
            return unit(simple.group(2)).multipliedBy(Long.parseLong(simple.group(1)));
        }
        Duration duration = iso(text);
        if (duration.isNegative()) {
            throw new IllegalArgumentException("'" + text + "' is negative");
        }
        return duration;
    }

    private static Duration unit(String letter) {
        return switch (letter) {
            case "s" -> Duration.ofSeconds(1);
            case "m" -> Duration.ofMinutes(1);
            case "h" -> Duration.ofHours(1);
            case "d" -> Duration.ofDays(1);
            default -> Duration.ofDays(7);
        };
    }

    private static Duration iso(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    text.matches("\\d+") ? "'" + text + "' lacks a unit" : "'" + text + "' is no duration", e);
        }
    }
}
