package dev.ostiary.servlet.credential;

import dev.ostiary.verify.RejectionReason;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads one {@code Authorization} value by the grammar of RFC 9110, sections 11.2 and 11.4, and RFC 6750.
 *
 * <p>By hand: a regular expression takes longer over a token than all else that becomes of it. Thread-safe.
 *
 * @param kept tokens that are not read and copied once more
 */
record BearerHeader(KeptTokens kept) {
    /** A second credential behind a first one: lines that were folded into one arrive like that. */
    private static final Pattern BEARER_IN_LIST = Pattern.compile("(?i),[ \\t]*Bearer[ \\t]");

    private static final CharacterSet TOKEN68 = CharacterSet.of(AuthorizationScheme.LETTERS_AND_DIGITS + "._~+/-");
    private static final CharacterSet PADDING = CharacterSet.of("=");
    private static final CharacterSet SPACE = CharacterSet.of(" ");

    /** Empty for another scheme. */
    Optional<Extraction> read(String line) {
        int end = AuthorizationScheme.endOf(AuthorizationScheme.BEARER, line);
        if (end >= 0) {
            return Optional.of(token(line, end));
        }
        return BEARER_IN_LIST.matcher(line).find()
                ? Optional.of(new Extraction.Malformed(RejectionReason.MULTIPLE_TOKENS))
                : Optional.empty();
    }

    /** One space or more, token68, and at most blanks behind it. */
    private Extraction token(String line, int from) {
        int start = SPACE.end(line, from);
        Optional<String> known = start > from ? kept.atEnd(line, start) : Optional.empty();
        // A signed token is a token68, and it is all that there is.
        if (known.isPresent()) {
            return new Extraction.Found(known.get(), Carrier.HEADER);
        }
        int unpadded = TOKEN68.end(line, start);
        int end = PADDING.end(line, unpadded);
        boolean wellFormed =
                start > from && unpadded > start && AuthorizationScheme.BLANK.end(line, end) == line.length();
        return wellFormed
                ? new Extraction.Found(line.substring(start, end), Carrier.HEADER)
                : new Extraction.Malformed(RejectionReason.MALFORMED_AUTHORIZATION);
    }
}
