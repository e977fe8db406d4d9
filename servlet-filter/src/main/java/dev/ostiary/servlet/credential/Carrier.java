package dev.ostiary.servlet.credential;

/**
 * What carried a credential to the server, and so what kind of credential it is.
 *
 * <p>It decides whether another site can have caused the request: a browser attaches a cookie by itself, a header only
 * where a script of the application has set it.
 */
public enum Carrier {
    /** A request header that a client sets on purpose; never checked for cross-site requests. */
    HEADER,

    /** A cookie; checked for cross-site requests, and cleared when a page is refused because of it. */
    COOKIE,

    /** The request header of API keys, set on purpose as {@link #HEADER} is; what it carries is an API key and no token. */
    API_KEY,

    /**
     * The request header that {@code token-header} names, which a gateway sets. The gateway may know its user by a cookie, so that requests
     * are checked for another site as those with {@link #COOKIE} are.
     */
    TOKEN_HEADER;

    /**
     * Whether a browser may have sent the credential, or a gateway have added it, without the application's doing.
     *
     * @return true where unsafe requests are checked for where they come from
     */
    public boolean isSentUnasked() {
        return this == COOKIE || this == TOKEN_HEADER;
    }
}
