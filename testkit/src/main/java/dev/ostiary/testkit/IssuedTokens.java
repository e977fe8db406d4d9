package dev.ostiary.testkit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the tokens of a grant, and what userinfo says. Thread-safe. */
final class IssuedTokens {
    static final String LOGOUT_EVENT = "http://schemas.openid.net/event/backchannel-logout";

    private static final Duration LOGOUT_LIFETIME = Duration.ofMinutes(2);

    private final ProviderState state;
    private final KnownClaims known;

    IssuedTokens(ProviderState state, KnownClaims known) {
        this.state = state;
        this.known = known;
    }

    /** A JWT, or with providers that have it so a text that says nothing. */
    String accessToken(Authorization authorization) {
        TokenSource source = state.source();
        TestToken token = TestToken.by(source)
                .subject(authorization.subject())
                .lifetime(Grants.ACCESS_LIFETIME)
                .claim("azp", authorization.clientId())
                .claim("client_id", authorization.clientId())
                .claim("sid", authorization.sid())
                .scope(authorization.scopes().toArray(String[]::new));
        return state.ways().opaqueAccessTokens()
                ? Randoms.id()
                : known.ofAccessToken(withUser(token, ClaimPlace.ACCESS_TOKEN, authorization.subject()))
                        .sign();
    }

    /** Good, and not yet signed. */
    TestToken idToken(
            Authorization authorization, ProviderSession session, Optional<String> nonce, String accessToken) {
        TestToken token = TestToken.by(known.idTokenSource(authorization.clientId()))
                .subject(authorization.subject())
                .lifetime(Grants.ACCESS_LIFETIME);
        Map<String, Object> said = said(authorization, session, accessToken);
        nonce.ifPresent(value -> said.put("nonce", value));
        for (Map.Entry<String, Object> claim : said.entrySet()) {
            token = token.claim(claim.getKey(), claim.getValue());
        }
        return withUser(token, ClaimPlace.ID_TOKEN, authorization.subject());
    }

    private Map<String, Object> said(Authorization authorization, ProviderSession session, String accessToken) {
        Map<String, Object> said = new LinkedHashMap<>();
        authorization.acr().ifPresent(value -> said.put("acr", value));
        if (state.ways().says(ProviderWays.IdTokenMember.AUTH_TIME) || authorization.maxAgeAsked()) {
            said.put("auth_time", session.authenticatedAt().getEpochSecond());
        }
        if (state.ways().says(ProviderWays.IdTokenMember.SID)) {
            said.put("sid", session.sid());
        }
        if (state.ways().says(ProviderWays.IdTokenMember.AZP)) {
            said.put("azp", authorization.clientId());
        }
        if (state.ways().says(ProviderWays.IdTokenMember.AT_HASH)) {
            said.put("at_hash", tokenHash(accessToken));
        }
        return said;
    }

    Map<String, @Nullable Object> userInfo(Authorization authorization) {
        TestUser user = state.accounts().user(authorization.subject());
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("sub", user.subject());
        members.putAll(userClaims(user, ClaimPlace.USER_INFO));
        return members;
    }

    /** A logout token as it should be (OpenID Connect Back-Channel Logout 1.0, section 2.4), for what happened last. */
    TestToken logoutToken() {
        ProviderSession session = state.accounts()
                .latest()
                .orElseThrow(
                        () -> new IllegalStateException("nobody has signed in yet: a logout token needs a session"));
        TestToken token = TestToken.by(known.logoutSource(state.latestClient()))
                .type("logout+jwt")
                .subject(session.subject())
                .lifetime(LOGOUT_LIFETIME)
                .claim("events", Map.of(LOGOUT_EVENT, Map.of()));
        return state.ways().says(ProviderWays.IdTokenMember.SID) ? token.claim("sid", session.sid()) : token;
    }

    private TestToken withUser(TestToken token, ClaimPlace place, String subject) {
        TestToken complete = token;
        for (Map.Entry<String, @Nullable Object> claim :
                userClaims(state.accounts().user(subject), place).entrySet()) {
            complete = complete.claim(claim.getKey(), claim.getValue());
        }
        return complete;
    }

    private Map<String, @Nullable Object> userClaims(TestUser user, ClaimPlace place) {
        Map<String, @Nullable Object> claims = new LinkedHashMap<>();
        Manner manner = state.manner();
        if (manner.claimsIn().contains(place)) {
            claims.putAll(user.claims());
        }
        List<String> roles = user.roles();
        if (manner.rolesIn().contains(place) && !roles.isEmpty()) {
            ProviderShape shape = state.source().shape();
            claims.put(shape.rolesClaim(), shape.roles(roles));
        }
        return claims;
    }

    /** The left half of the hash that goes with the algorithm (OpenID Connect Core 1.0, section 3.1.3.6). */
    private String tokenHash(String accessToken) {
        SignatureAlgorithm algorithm = state.source().keys().get().algorithms().get(0);
        try {
            byte[] hash =
                    MessageDigest.getInstance(algorithm.hash()).digest(accessToken.getBytes(StandardCharsets.US_ASCII));
            return SigningKey.encode(Arrays.copyOf(hash, hash.length / 2));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("each JDK has SHA-2", e);
        }
    }
}
