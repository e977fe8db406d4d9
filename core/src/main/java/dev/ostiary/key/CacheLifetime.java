package dev.ostiary.key;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads how long a server lets an answer be kept (RFC 9111, section 5.2.2). */
final class CacheLifetime {
    /** More digits than any sensible time has are as good as this one, and overflow nothing. */
    private static final Duration LONGEST = Duration.ofDays(365);

    private static final Pattern MAX_AGE = Pattern.compile("max-age=\"?([0-9]+)\"?");
    private static final int MOST_DIGITS = 7;

    private CacheLifetime() {}

    /** Of several directives, in one header or in many, the strictest counts; other directives say nothing here. */
    static Optional<Duration> of(List<String> headers) {
        return headers.stream()
                .flatMap(header -> List.of(header.split(",")).stream())
                .map(directive -> directive.strip().toLowerCase(Locale.ROOT))
                .flatMap(directive -> lifetime(directive).stream())
                .min(Duration::compareTo);
    }

    private static Optional<Duration> lifetime(String directive) {
        if (directive.equals("no-store") || directive.equals("no-cache")) {
            return Optional.of(Duration.ZERO);
        }
        return Optional.of(MAX_AGE.matcher(directive))
                .filter(matcher -> matcher.matches())
                .map(matcher -> matcher.group(1))
                .map(digits -> digits.length() > MOST_DIGITS ? LONGEST : Duration.ofSeconds(Long.parseLong(digits)));
    }
}
