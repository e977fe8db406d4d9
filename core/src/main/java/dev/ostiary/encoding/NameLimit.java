package dev.ostiary.encoding;

/**
 * How long a text that names somebody or something may be: {@code iss}, {@code sub} and {@code jti} of a token, read or issued, the
 * subject of a session, of a revocation and of an API key.
 *
 * <p>One limit for all, so that whoever can sign in can also be signed out, revoked and given an API key: a store keeps a subject as
 * a key, and a key has a length. Stateless.
 */
public final class NameLimit {
    /** The longest such text: 1,024 characters (UTF-16 code units, as {@link String#length()} counts). */
    public static final int MAX_LENGTH = 1_024;

    private NameLimit() {}
}
