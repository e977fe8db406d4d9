package dev.ostiary.servlet.credential;

import dev.ostiary.verify.RejectionReason;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Finds the token that a gateway has put into a header of its own, without a scheme, or else whatever another extractor finds.
 *
 * <p>That header beside {@code Authorization: Bearer}, two lines of it and a list in one are {@link RejectionReason#MULTIPLE_TOKENS}. Beside
 * a cookie it counts alone, good or not. An empty header is no credential. Immutable; thread-safe if the other extractor is.
 */
public final class TokenHeader implements CredentialExtractor {
    private final SoleHeader header;

    private TokenHeader(SoleHeader header) {
        this.header = header;
    }

    /**
     * Stands before another extractor.
     *
     * @param name of the header, for example {@code Cf-Access-Jwt-Assertion}
     * @param tokens finds tokens elsewhere; also asked where the header is there, because two credentials are one too many
     * @return an extractor of both
     * @throws IllegalArgumentException if the name is empty
     */
    public static TokenHeader before(String name, CredentialExtractor tokens) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("name: a header's name is never empty");
        }
        return new TokenHeader(new SoleHeader(name, Carrier.TOKEN_HEADER, tokens));
    }

    @Override
    public Extraction extract(HttpServletRequest request) {
        return header.extract(request);
    }
}
