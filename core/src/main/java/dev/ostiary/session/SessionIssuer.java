package dev.ostiary.session;

import dev.ostiary.issue.IssuedToken;
import dev.ostiary.issue.TokenIssuer;
import dev.ostiary.store.TokenCopy;
import dev.ostiary.verify.JwtVerifier;
import dev.ostiary.verify.JwtVerifierBuilder;
import dev.ostiary.verify.VerifiedJwt;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes the two tokens of a session. The refresh token carries what the next renewal has to know, signed, so that no store has to be
 * believed about it. Immutable and thread-safe.
 */
record SessionIssuer(
        TokenIssuer access,
        TokenIssuer refresh,
        SessionLifetimes lifetimes,
        Duration clockSkew,
        boolean expiresExactly,
        Supplier<String> ids) {
    /** Where a refresh token has what it carries. */
    private static final String CLAIMS = "claims";

    private static final Set<String> RESERVED =
            Set.of(SessionClaim.SESSION_ID, SessionClaim.REFRESH_TOKEN_ID, SessionClaim.COPY);

    String newId() {
        return ids.get();
    }

    /** The first tokens of a session. Nothing has been replaced that their use could confirm. */
    SessionGrant first(String subject, SessionContent content, SessionTerms terms, Instant now) {
        return grant(new GrantRequest(newId(), subject, content, terms), TokenCopy.first(newId()), now, now, Map.of());
    }

    /**
     * The next tokens of a session. The same arguments make the same refresh token, by its content.
     *
     * @param refreshToken the refresh token's id, and which copy of it is made
     * @param refreshIssuedAt when the refresh token was issued; the access token always is now
     */
    SessionGrant next(GrantRequest session, TokenCopy refreshToken, Instant refreshIssuedAt, Instant now) {
        Map<String, Object> confirmation = new LinkedHashMap<>(copy(refreshToken));
        confirmation.put(SessionClaim.REFRESH_TOKEN_ID, refreshToken.token());
        return grant(session, refreshToken, refreshIssuedAt, now, confirmation);
    }

    private static Map<String, Object> copy(TokenCopy refreshToken) {
        return refreshToken.after().isZero()
                ? Map.of()
                : Map.of(SessionClaim.COPY, refreshToken.after().toMillis());
    }

    /** Whose tokens are made, and what they say. */
    record GrantRequest(String sessionId, String subject, SessionContent content, SessionTerms terms) {}

    private SessionGrant grant(
            GrantRequest session,
            TokenCopy copy,
            Instant refreshIssuedAt,
            Instant now,
            Map<String, Object> confirmation) {
        session.content().claims().keySet().stream()
                .filter(RESERVED::contains)
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException("claims: " + name + " is reserved, the library itself sets it");
                });
        IssuedToken refreshToken = refreshToken(session, copy, refreshIssuedAt);
        Map<String, @Nullable Object> said = new LinkedHashMap<>();
        said.put(SessionClaim.SESSION_ID, session.sessionId());
        said.putAll(confirmation);
        said.put(SessionTerms.AUTH_TIME, session.terms().signedInAt().getEpochSecond());
        said.putAll(session.content().claims());
        IssuedToken accessToken = access.issue(
                session.subject(), said, newId(), now, lifetimes.ofAccessToken(now, refreshToken.expiresAt()));
        return new SessionGrant(
                session.sessionId(),
                accessToken,
                refreshToken,
                session.terms().options().isUntilBrowserCloses());
    }

    private IssuedToken refreshToken(GrantRequest session, TokenCopy copy, Instant issuedAt) {
        Map<String, @Nullable Object> said = new LinkedHashMap<>(session.terms().claims());
        said.put(SessionClaim.SESSION_ID, session.sessionId());
        said.putAll(copy(copy));
        said.put(CLAIMS, session.content().carried());
        return refresh.issue(
                session.subject(), said, copy.token(), issuedAt, lifetimes.ofRefreshToken(session.terms(), issuedAt));
    }

    /** What a refresh token of ours carries. */
    static Map<String, @Nullable Object> carried(VerifiedJwt refreshToken) {
        Map<String, @Nullable Object> carried = new LinkedHashMap<>();
        if (refreshToken.claims().get(CLAIMS) instanceof Map<?, ?> members) {
            members.forEach((name, value) -> carried.put((String) name, value));
        }
        return carried;
    }

    JwtVerifierBuilder accessVerifier() {
        return verifier(access);
    }

    JwtVerifier refreshVerifier() {
        return verifier(refresh)
                .requiredClaims("sub", "jti", SessionClaim.SESSION_ID, SessionTerms.AUTH_TIME, CLAIMS)
                .build();
    }

    private JwtVerifierBuilder verifier(TokenIssuer issuer) {
        JwtVerifierBuilder verifier = issuer.verifier().clockSkew(clockSkew);
        return expiresExactly ? verifier.exactExpiry() : verifier;
    }
}
