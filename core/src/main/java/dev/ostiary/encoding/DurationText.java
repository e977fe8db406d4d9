package dev.ostiary.encoding;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lengths of time as people write them: {@code 90s}, {@code 15m}, {@code 12h}, {@code 1.5h}, {@code 7d}, {@code 2w}, or
 * ISO-8601 such as {@code PT1H30M}.
 *
 * <p>The short form is a number with a dot and up to nine decimals if need be, and one unit in lower case; a day has 24
 * hours. Never negative, and nothing is guessed: a number without a unit is refused. All methods may be called by any
 * thread.
 */
public final class DurationText {
    private static final Pattern SHORT = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)([smhdw])");
    private static final Pattern ISO = Pattern.compile("[PpTtDdHhMmSs0-9.]+");
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");
    private static final int NANO_DIGITS = 9;
    private static final int LONGEST_QUOTED = 40;

    private DurationText() {}

    /**
     * Reads a duration.
     *
     * @param text without white space around it
     * @return zero or more, exact to the nanosecond (what lies below is cut off)
     * @throws IllegalArgumentException if the text is anything else, negative, or too large for a {@code Duration}; the
     *     message says which and quotes the text
     */
    public static Duration parse(String text) {
        Matcher simple = SHORT.matcher(text);
        if (simple.matches()) {
            BigDecimal seconds = new BigDecimal(simple.group(1)).multiply(secondsIn(simple.group(2)));
            BigDecimal fraction = seconds.remainder(BigDecimal.ONE).movePointRight(NANO_DIGITS);
            return Duration.ofSeconds(seconds.longValue(), fraction.longValue());
        }
        if (NUMBER.matcher(text).matches()) {
            throw refused(text, "lacks a unit");
        }
        Duration duration = iso(text);
        if (duration.isNegative()) {
            throw refused(text, "is negative");
        }
        // After the sign: it decides which message helps more.
        if (!ISO.matcher(text).matches()) {
            throw refused(text, "is no duration");
        }
        return duration;
    }

    /**
     * Writes a duration for people, in its two largest units: {@code 4 min 56 s}, {@code 2 h}, {@code 3 d 7 h}.
     *
     * @param duration any; of a negative one the length is written, and what is less than a second is cut off
     * @return ASCII text, {@code 0 s} for none
     */
    public static String forPeople(Duration duration) {
        Duration length = duration.abs();
        String[] parts = {
            part(length.toDays(), "d"),
            part(length.toHoursPart(), "h"),
            part(length.toMinutesPart(), "min"),
            part(length.toSecondsPart(), "s")
        };
        for (int i = 0; i < parts.length - 1; i++) {
            if (!parts[i].isEmpty()) {
                return (parts[i] + parts[i + 1]).strip();
            }
        }
        return length.toSecondsPart() + " s";
    }

    private static String part(long count, String unit) {
        return count == 0 ? "" : count + " " + unit + " ";
    }

    private static BigDecimal secondsIn(String unit) {
        return BigDecimal.valueOf(
                switch (unit) {
                    case "s" -> 1;
                    case "m" -> 60;
                    case "h" -> 3_600;
                    case "d" -> 86_400;
                    default -> 604_800;
                });
    }

    private static Duration iso(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw refused(text, "is no duration");
        }
    }

    private static IllegalArgumentException refused(String text, String why) {
        String quoted =
                text.length() <= LONGEST_QUOTED ? "'" + text + "'" : "a text of " + text.length() + " characters";
        return new IllegalArgumentException(quoted + " " + why + ", expected for example 30s, 15m, 1.5h, 7d or PT15M");
    }
}
