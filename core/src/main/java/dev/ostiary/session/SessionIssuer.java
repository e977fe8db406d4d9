package dev.ostiary.session;

import dev.ostiary.issue.IssuedToken;
import dev.ostiary.issue.TokenIssuer;
import dev.ostiary.verify.JwtVerifier;
import dev.ostiary.verify.JwtVerifierBuilder;
import dev.ostiary.verify.VerifiedJwt;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes the two tokens of a session. The refresh token carries the application's claims along, signed, so that no store has to be
 * believed about them. Immutable and thread-safe.
 */
record SessionIssuer(
        TokenIssuer access,
        TokenIssuer refresh,
        Duration accessLifetime,
        Duration refreshLifetime,
        Duration clockSkew,
        Supplier<String> ids) {
    /** Where a refresh token carries the claims of the access tokens. */
    private static final String CLAIMS = "claims";

    /** When the last access token that a session has got until now is accepted nowhere any more, whatever the verifiers' clocks. */
    Instant lastAccessExpiry(Instant now) {
        return now.plus(accessLifetime).plus(JwtVerifierBuilder.MAX_CLOCK_SKEW);
    }

    String newId() {
        return ids.get();
    }

    /** Both tokens. The same arguments make the same refresh token, by its content. */
    SessionGrant grant(
            String subject,
            Map<String, ? extends @Nullable Object> claims,
            String sessionId,
            String refreshTokenId,
            Instant refreshIssuedAt) {
        if (claims.containsKey(SessionClaim.SESSION_ID)) {
            throw new IllegalArgumentException(
                    "claims: " + SessionClaim.SESSION_ID + " is reserved, the library itself sets it");
        }
        Map<String, @Nullable Object> said = new LinkedHashMap<>();
        said.put(SessionClaim.SESSION_ID, sessionId);
        said.putAll(claims);
        IssuedToken accessToken = access.issue(subject, said);
        IssuedToken refreshToken = refresh.issue(
                subject, Map.of(SessionClaim.SESSION_ID, sessionId, CLAIMS, claims), refreshTokenId, refreshIssuedAt);
        return new SessionGrant(sessionId, accessToken, refreshToken);
    }

    /** The claims that a refresh token of ours carries along. */
    static Map<String, @Nullable Object> claims(VerifiedJwt refreshToken) {
        Map<String, @Nullable Object> claims = new LinkedHashMap<>();
        if (refreshToken.claims().get(CLAIMS) instanceof Map<?, ?> carried) {
            carried.forEach((name, value) -> claims.put((String) name, value));
        }
        return claims;
    }

    JwtVerifierBuilder accessVerifier() {
        return access.verifier().clockSkew(clockSkew);
    }

    JwtVerifier refreshVerifier() {
        return refresh.verifier()
                .clockSkew(clockSkew)
                .requiredClaims("sub", "jti", SessionClaim.SESSION_ID, CLAIMS)
                .build();
    }
}
