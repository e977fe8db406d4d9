package dev.ostiary.servlet.event;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** Makes text of a client fit for a log: one line, visible ASCII, of bounded length, without what should not be kept. */
public final class HarmlessText {
    private static final int MAX_CHARACTERS = 200;
    private static final String CUT = "...";

    /** What no URI holds raw (RFC 3986, section 2), but log systems may read: <code>${...}</code> as something to look up. */
    private static final String NEVER_RAW = "\"<>\\^`{|}";

    /** What may stand side by side in a token, its dots and escapes included. */
    private static final Pattern RUN = Pattern.compile("[A-Za-z0-9_.%~=-]+");

    private static final Pattern DOT = Pattern.compile("\\.|%2[eE]");
    private static final int LEAST_SEGMENTS = 3;
    private static final int LONG_SEGMENT = 16;

    /** Letters of both cases and digits, as 16 characters of base64url all but always have them. */
    private static final Pattern MIXED = Pattern.compile("(?=.*[A-Z])(?=.*[a-z])(?=.*[0-9]).*");

    /** An API key, however its prefix is written. */
    private static final Pattern API_KEY =
            Pattern.compile("[A-Za-z0-9%]{3,12}(?:_|%5[fF])[0-9a-z]{16}(?:_|%5[fF])[0-9A-Za-z]{49}");

    private static final Pattern PARAMETERS = Pattern.compile(";[^/]*");

    /** A token's header begins with the base64url of <code>{"</code>, an API key with its prefix. */
    private static final Pattern CREDENTIAL = Pattern.compile("(eyJ|ost_)[A-Za-z0-9_.%~=-]{8,}");

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
     * A path also loses the values of its parameters, a session id for one, and what looks like a token or an API key: what
     * begins like one, and three or more parts with dots between, of which two are long and look random.
     *
     * @param path what a client sent, without the query
     * @return at most 200 characters
     */
    public static String ofPath(String path) {
        String withoutParameters = PARAMETERS.matcher(path).replaceAll(";*");
        String withoutUnusual =
                RUN.matcher(withoutParameters).replaceAll(run -> isUnusualCredential(run.group()) ? "*" : "$0");
        return of(CREDENTIAL.matcher(withoutUnusual).replaceAll("$1*"));
    }

    /** One that does not begin as they usually do. */
    private static boolean isUnusualCredential(String run) {
        if (CREDENTIAL.matcher(run).lookingAt()) {
            return false;
        }
        List<String> segments = List.of(DOT.split(run, -1));
        boolean isToken = segments.size() >= LEAST_SEGMENTS
                && segments.stream().filter(HarmlessText::looksRandom).count() > 1;
        return isToken || API_KEY.matcher(run).matches();
    }

    private static boolean looksRandom(String segment) {
        return segment.length() >= LONG_SEGMENT && MIXED.matcher(segment).matches();
    }
}
