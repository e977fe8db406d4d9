package dev.ostiary.servlet.credential;

import dev.ostiary.servlet.path.Told;
import dev.ostiary.verify.RejectionReason;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/**
 * Finds an API key in {@code X-API-Key}, or else whatever another extractor finds.
 *
 * <p>An API key beside a token in a header, be that token well-formed or not, two {@code X-API-Key} lines and a list in one
 * are {@link RejectionReason#MULTIPLE_TOKENS}. Beside a cookie the API key counts alone. An empty header is no credential.
 * Immutable; thread-safe if the extractors are.
 */
public final class ApiKeyHeader implements CredentialExtractor {
    /** The name of the header. */
    public static final String NAME = "X-API-Key";

    private final CredentialExtractor tokens;
    private final CredentialExtractor tokensInHeaders;

    private ApiKeyHeader(CredentialExtractor tokens, CredentialExtractor tokensInHeaders) {
        this.tokens = tokens;
        this.tokensInHeaders = tokensInHeaders;
    }

    /**
     * Stands before an extractor that may know of other headers.
     *
     * @param tokens finds tokens; also asked where there is an API key, because two credentials are one too many
     * @return an extractor of both
     */
    public static ApiKeyHeader before(CredentialExtractor tokens) {
        return new ApiKeyHeader(tokens, tokens);
    }

    /**
     * Stands before {@link BearerOrCookie}, whose cookies are not looked at where there is an API key.
     *
     * @param tokens finds tokens
     * @return an extractor of both
     */
    public static ApiKeyHeader before(BearerOrCookie tokens) {
        return new ApiKeyHeader(tokens, tokens.withoutCookies());
    }

    @Override
    public Extraction extract(HttpServletRequest request) {
        List<String> lines = Told.list(request.getHeaders(NAME));
        if (lines.size() > 1) {
            return new Extraction.Malformed(RejectionReason.MULTIPLE_TOKENS);
        }
        String key = lines.isEmpty() ? "" : lines.get(0).strip();
        return key.isEmpty() ? tokens.extract(request) : extract(key, request);
    }

    private Extraction extract(String key, HttpServletRequest request) {
        boolean alone = isNoneOrCookie(tokensInHeaders.extract(request));
        // Lines that were folded into one arrive as a list; no API key holds a comma.
        return alone && key.indexOf(',') < 0
                ? new Extraction.Found(key, Carrier.API_KEY)
                : new Extraction.Malformed(RejectionReason.MULTIPLE_TOKENS);
    }

    private static boolean isNoneOrCookie(Extraction other) {
        return other instanceof Extraction.None
                || (other instanceof Extraction.Found found && found.carrier() == Carrier.COOKIE);
    }
}
