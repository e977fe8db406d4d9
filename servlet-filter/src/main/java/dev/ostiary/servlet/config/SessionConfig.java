package dev.ostiary.servlet.config;

import dev.ostiary.key.KeyRing;
import dev.ostiary.session.SessionClaims;
import java.time.Duration;
import java.util.Optional;

/**
 * Sessions of the application's own. Immutable.
 *
 * @param keys the first signs access, refresh and one-time tokens
 * @param isIssuerOfItsOwn whether the tokens have an {@code iss} beside those of the trusted issuers; else they pass as tokens of the
 *     one issuer, with whose secret they are signed
 * @param issuer their {@code iss}
 * @param audience their {@code aud}
 * @param claims which of their claims tell who the user is
 * @param clockSkew by how much the clocks of the nodes may differ, 0 seconds to 10 minutes
 * @param accessTtl how long an access token lives
 * @param refreshTtl how long a session lasts without being refreshed; longer than {@code accessTtl}
 * @param maxTtl how long a session may last from sign-in on, longer than {@code accessTtl}; empty: without end
 * @param claimsClass is asked at each refresh; public, with a public constructor without parameters
 * @param sessionsPerUser how many one user may have at a time
 * @param accessCookie the name of the cookie of the access token
 * @param refreshCookie the name of the cookie of the refresh token
 * @param store where sessions are kept
 * @param revocation how it is known what was revoked
 * @param maxStaleness how old the copy of what was revoked may be
 * @param httpSession whether the container's session follows
 * @param signOutPage where a form that signs out is led: as {@link AnswerConfig#signInPage}; empty: nowhere
 * @param authPath below it are the filter's own paths; begins with a slash and does not end with one
 */
public record SessionConfig(
        KeyRing keys,
        boolean isIssuerOfItsOwn,
        String issuer,
        String audience,
        ClaimMapping claims,
        Duration clockSkew,
        Duration accessTtl,
        Duration refreshTtl,
        Optional<Duration> maxTtl,
        Optional<Class<? extends SessionClaims>> claimsClass,
        int sessionsPerUser,
        String accessCookie,
        String refreshCookie,
        StoreOrigin store,
        RevocationMode revocation,
        Duration maxStaleness,
        HttpSessionMode httpSession,
        Optional<String> signOutPage,
        String authPath) {
    /** The {@code iss} of session tokens where none is configured, and their {@code aud} likewise. */
    public static final String OWN_NAME = "urn:ostiary:session";
}
