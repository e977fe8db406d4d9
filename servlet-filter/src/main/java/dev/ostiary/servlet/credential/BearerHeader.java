package dev.ostiary.servlet.credential;

import dev.ostiary.verify.RejectionReason;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one {@code Authorization} value by the grammar of RFC 9110, sections 11.2 and 11.4, and RFC 6750. */
final class BearerHeader {
    /** The scheme is the leading run of {@code tchar}; whatever follows it belongs to that scheme. */
    private static final Pattern SCHEME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]*+");

    private static final Pattern SPACES_AND_TOKEN68 = Pattern.compile(" ++(?<token>[A-Za-z0-9._~+/-]++=*+)");

    private BearerHeader() {}

    /** Empty for another scheme. White space around the value is not part of it (RFC 9110, section 5.5). */
    static Optional<Extraction> read(String line) {
        String value = line.strip();
        Matcher scheme = SCHEME.matcher(value);
        if (!scheme.lookingAt() || !scheme.group().equalsIgnoreCase("Bearer")) {
            return Optional.empty();
        }
        Matcher rest = SPACES_AND_TOKEN68.matcher(value).region(scheme.end(), value.length());
        return Optional.of(
                rest.matches()
                        ? new Extraction.Found(rest.group("token"), Carrier.HEADER)
                        : new Extraction.Malformed(RejectionReason.MALFORMED_AUTHORIZATION));
    }
}
