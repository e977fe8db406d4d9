package dev.ostiary.servlet.credential;

import dev.ostiary.verify.RejectionReason;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one {@code Authorization} value by the grammar of RFC 9110, sections 11.2 and 11.4, and RFC 6750. */
final class BearerHeader {
    /** The leading run of {@code tchar}; whatever follows it belongs to that scheme. */
    private static final Pattern SCHEME = Pattern.compile("[ \\t]*+(?<scheme>[!#$%&'*+.^_`|~0-9A-Za-z-]*+)");

    private static final Pattern SPACES_AND_TOKEN68 = Pattern.compile(" ++(?<token>[A-Za-z0-9._~+/-]++=*+)[ \\t]*+");

    private BearerHeader() {}

    /** A second credential behind a first one: lines that were folded into one arrive like that. */
    private static final Pattern BEARER_IN_LIST = Pattern.compile("(?i),[ \\t]*Bearer[ \\t]");

    /** Empty for another scheme. Spaces and tabs around the value are not part of it (RFC 9110, section 5.5). */
    static Optional<Extraction> read(String line) {
        Matcher scheme = SCHEME.matcher(line);
        if (!scheme.lookingAt() || !scheme.group("scheme").equalsIgnoreCase("Bearer")) {
            return BEARER_IN_LIST.matcher(line).find()
                    ? Optional.of(new Extraction.Malformed(RejectionReason.MULTIPLE_TOKENS))
                    : Optional.empty();
        }
        Matcher rest = SPACES_AND_TOKEN68.matcher(line).region(scheme.end(), line.length());
        return Optional.of(
                rest.matches()
                        ? new Extraction.Found(rest.group("token"), Carrier.HEADER)
                        : new Extraction.Malformed(RejectionReason.MALFORMED_AUTHORIZATION));
    }
}
