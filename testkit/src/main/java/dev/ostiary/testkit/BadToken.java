package dev.ostiary.testkit;

import java.util.regex.Pattern;

/**
 * A token that no application may accept.
 *
 * @param name what is wrong with it, unique within a list
 * @param token the text; hostile, so not for logs
 * @param code what Ostiary calls it, such as {@code bad_signature}; other libraries have names of their own
 */
public record BadToken(String name, String token, String code) {
    private static final Pattern TOKEN68 = Pattern.compile("[A-Za-z0-9._~+/-]+=*");
    private static final Pattern FIELD_CONTENT = Pattern.compile("[!-~]([ -~\\t]*[!-~])?");

    /**
     * What Ostiary calls it when it comes in an {@code Authorization: Bearer} header, whose grammar is looked at first
     * (RFC 6750, section 2.1).
     *
     * @return {@code malformed_authorization}, answered with 400, or else {@link #code}, answered with 401
     */
    public String codeInHeader() {
        return TOKEN68.matcher(token).matches() ? code : "malformed_authorization";
    }

    /**
     * Whether an HTTP client can send it in a header as it is: not empty, ASCII, no control characters, no blanks
     * around it (RFC 9110, section 5.5).
     *
     * @return false for those that only reach an application by other ways
     */
    public boolean fitsHeader() {
        return FIELD_CONTENT.matcher(token).matches();
    }

    /** Shows the name alone. */
    @Override
    public String toString() {
        return name;
    }
}
