package dev.ostiary.servlet.credential;

import dev.ostiary.verify.RejectionReason;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Finds an API key in {@code X-API-Key}, or else whatever another extractor finds.
 *
 * <p>An API key beside a token in a header, be that token well-formed or not, two {@code X-API-Key} lines and a list in one
 * are {@link RejectionReason#MULTIPLE_TOKENS}. Beside a cookie the API key counts alone. An empty header is no credential.
 * Immutable; thread-safe if the other extractor is.
 */
public final class ApiKeyHeader implements CredentialExtractor {
    /** The name of the header. */
    public static final String NAME = "X-API-Key";

    private final SoleHeader header;

    private ApiKeyHeader(SoleHeader header) {
        this.header = header;
    }

    /**
     * Stands before another extractor.
     *
     * @param tokens finds tokens; also asked where there is an API key, because two credentials are one too many
     * @return an extractor of both
     */
    public static ApiKeyHeader before(CredentialExtractor tokens) {
        return new ApiKeyHeader(new SoleHeader(NAME, Carrier.API_KEY, tokens));
    }

    @Override
    public Extraction extract(HttpServletRequest request) {
        return header.extract(request);
    }
}
