package dev.ostiary.key;

/** Why keys could not be refreshed. */
public enum JwksFault {
    /** Not finished within the timeout, which covers name look-up, connection, headers and body of all exchanges. */
    TIMEOUT("no complete answer within the timeout"),
    /** No connection, or one that broke. */
    CONNECTION("no connection, or it broke"),
    /** No trust in the server's certificate, or no common TLS version. */
    TLS("the TLS handshake failed; check the certificate and the trust store"),
    /** Any status but 200, or a 304 that nobody had asked for. */
    STATUS("the status was not 200"),
    /** A redirect, which is never followed. */
    REDIRECT("the answer was a redirect, which is never followed; configure the final URL"),
    /** A body over {@link FetchRequest#MAX_BODY_BYTES}. */
    TOO_LARGE("the body was larger than 256 KiB"),
    /** Not a JSON object, or a JSON object that readers could disagree about. */
    NOT_JSON("the body was not strict JSON"),
    /** Compressed, though the request offers no compression (RFC 9110, section 12.5.3). */
    COMPRESSED("the body was compressed with gzip, which was not asked for; have the server send it as it is"),
    /** JSON, but without an array {@code keys}. */
    NOT_A_JWK_SET("the JSON has no array 'keys'"),
    /** A JWK set that is empty, or of which no entry can verify signatures. */
    NO_USABLE_KEY("no entry of the JWK set is usable"),
    /** A discovery document whose {@code issuer} is not exactly the configured one. */
    ISSUER_MISMATCH(
            "the issuer in the discovery document is not exactly the configured one; compare the slash at the end"),
    /** A discovery document without a {@code jwks_uri}, or with one that is no URL. */
    NO_JWKS_URI("the discovery document names no jwks_uri"),
    /** A {@code jwks_uri} that is not https though the issuer is, or has user information or a fragment. */
    FORBIDDEN_URI("the jwks_uri is not https, or has user information or a fragment"),
    /** The fetcher threw, which it should not; or there was no thread to run it. */
    FETCHER_FAULT("the fetcher failed"),
    /** Ended by {@code close()} or by an interrupt. */
    CANCELLED("the fetch was cancelled");

    private final String description;

    JwksFault(String description) {
        this.description = description;
    }

    /**
     * What was wrong, for whoever runs the application.
     *
     * @return a constant English text, which holds nothing that was received
     */
    public String description() {
        return description;
    }
}
