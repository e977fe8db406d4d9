package dev.ostiary.issue;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The {@code typ} values that this library gives a meaning, and what else may be one. */
final class TokenKind {
    static final String ACCESS = "at+jwt";
    static final String REFRESH = "rt+jwt";
    static final String ONE_TIME = "one-time+jwt";
    static final String SEALED = "sealed+jwt";

    private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.+_-]{0,63}");

    /** Lower case, because types compare without it (RFC 7515, section 4.1.9). */
    private static final Map<String, String> TAKEN = Map.of(
            ACCESS,
            "use TokenProfile.access",
            REFRESH,
            "use TokenProfile.refresh",
            ONE_TIME,
            "use TokenProfile.oneTime",
            SEALED,
            "use SessionSeal",
            "none",
            "it stands for a token without a type",
            "id",
            "it stands for an ID token");

    private TokenKind() {}

    static String requireCustom(String type) {
        if (!TYPE.matcher(type).matches()) {
            throw new IllegalArgumentException(
                    "type: expected 1 to 64 letters, digits and . + _ - such as 'invite+jwt',"
                            + " without 'application/'");
        }
        String taken = TAKEN.get(type.toLowerCase(Locale.ROOT));
        if (taken != null) {
            throw new IllegalArgumentException("type: '" + type + "' has its own meaning, " + taken);
        }
        return type;
    }
}
