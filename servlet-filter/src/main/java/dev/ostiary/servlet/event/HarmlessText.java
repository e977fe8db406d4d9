package dev.ostiary.servlet.event;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Makes text of a client fit for a log: one line, visible ASCII, of bounded length, without what should not be kept. */
public final class HarmlessText {
    private static final int MAX_CHARACTERS = 200;
    private static final String CUT = "...";

    /** What no URI holds raw (RFC 3986, section 2), but log systems may read: <code>${...}</code> as something to look up. */
    private static final String NEVER_RAW = "\"<>\\^`{|}";

    private static final Pattern PARAMETERS = Pattern.compile(";[^/]*");

    /** A token's header begins with the base64url of <code>{"</code>, an API key with its prefix. */
    private static final Pattern CREDENTIAL = Pattern.compile("(eyJ|ost_)[A-Za-z0-9_.%~-]{8,}");

    private HarmlessText() {}

    /**
     * Everything that no URI holds raw percent-encoded, so that no text can end the field it stands in, or mean
     * something to what writes or shows the log.
     *
     * @param text what a client sent
     * @return at most 200 characters
     */
    public static String of(String text) {
        StringBuilder harmless = new StringBuilder();
        // More than the limit is never looked at: a long URI must not cost more than a short one.
        String start = text.length() > MAX_CHARACTERS ? text.substring(0, MAX_CHARACTERS) : text;
        for (byte octet : start.getBytes(StandardCharsets.UTF_8)) {
            if (octet > ' ' && octet < 0x7F && NEVER_RAW.indexOf(octet) < 0) {
                harmless.append((char) octet);
            } else {
                harmless.append(String.format("%%%02X", octet));
            }
        }
        return text.length() > MAX_CHARACTERS || harmless.length() > MAX_CHARACTERS
                ? harmless.substring(0, MAX_CHARACTERS - CUT.length()) + CUT
                : harmless.toString();
    }

    /**
     * A path also loses the values of its parameters, a session id for one, and what looks like a token or an API key.
     *
     * @param path what a client sent, without the query
     * @return at most 200 characters
     */
    public static String ofPath(String path) {
        return of(CREDENTIAL.matcher(PARAMETERS.matcher(path).replaceAll(";*")).replaceAll("$1*"));
    }
}
