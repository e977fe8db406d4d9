package dev.ostiary.testkit;

import java.util.Map;
import java.util.stream.Stream;

/** Tokens that an issuer made for something else than access by whoever bears them; their header does not tell. */
final class BadKinds {
    private static final String TYPE = "type_not_allowed";
    private static final String BOUND = "binding_unsupported";
    private static final String HASH = "MTIzNDU2Nzg5MDEyMzQ1Ng";
    private static final String LOGOUT_EVENT = "http://schemas.openid.net/event/backchannel-logout";

    private BadKinds() {}

    static Stream<BadToken> of(Twin twin) {
        Stream<BadToken> idTokens = twin.shape().takesIdTokens() ? Stream.of() : idTokens(twin);
        return Stream.of(idTokens, logoutTokens(twin), ofTheProvider(twin), boundTokens(twin))
                .flatMap(tokens -> tokens);
    }

    /** They say who signed in, to the client; they give no access (RFC 9068, section 5). */
    private static Stream<BadToken> idTokens(Twin twin) {
        return Stream.of(
                twin.claim(TYPE, "ID token by at_hash", "at_hash", HASH),
                twin.claim(TYPE, "ID token by c_hash", "c_hash", HASH),
                twin.claim(TYPE, "ID token by the claim typ", "typ", "ID"),
                twin.claim(TYPE, "ID token by token_use", "token_use", "id"),
                new BadToken(
                        "ID token by nonce",
                        twin.token()
                                .withoutClaim("typ")
                                .claim("nonce", "n-0S6_WzA2Mj")
                                .sign(),
                        TYPE));
    }

    /** They say that somebody signed out (Back-Channel Logout 1.0, section 2.4), or what else has happened (RFC 8417). */
    private static Stream<BadToken> logoutTokens(Twin twin) {
        return Stream.concat(
                Stream.of(
                        twin.claim(TYPE, "logout token", "events", Map.of(LOGOUT_EVENT, Map.of())),
                        new BadToken(
                                "logout token without sub",
                                twin.token()
                                        .withoutClaim("sub")
                                        .claim("sid", "s1")
                                        .claim("events", Map.of(LOGOUT_EVENT, Map.of()))
                                        .sign(),
                                TYPE)),
                twin.claims(TYPE, "events", "null", "{}", "[]", "\"\""));
    }

    /** Told apart by a claim of the provider's own, under the same key and the same header. */
    private static Stream<BadToken> ofTheProvider(Twin twin) {
        return switch (twin.shape()) {
            case KEYCLOAK ->
                Stream.of(
                        twin.claim(TYPE, "Keycloak: refresh token", "typ", "Refresh"),
                        twin.claim(TYPE, "Keycloak: offline token", "typ", "Offline"),
                        twin.claim(TYPE, "Keycloak: logout token", "typ", "Logout"),
                        new BadToken(
                                "Keycloak: no typ",
                                twin.token().withoutClaim("typ").sign(),
                                TYPE));
            case COGNITO ->
                Stream.of(new BadToken(
                        "Cognito: no token_use",
                        twin.token().withoutClaim("token_use").sign(),
                        TYPE));
            case ENTRA ->
                Stream.of(
                        twin.claim("issuer_not_trusted", "Entra: another tenant", "tid", "99999999-other"),
                        new BadToken(
                                "Entra: no tenant",
                                twin.token().withoutClaim("tid").sign(),
                                "claim_missing"));
            default -> Stream.of();
        };
    }

    /** Whoever sends them must prove that a key is his (RFC 7800, 8705, 9449): taken as they are they serve a thief, too. */
    private static Stream<BadToken> boundTokens(Twin twin) {
        return Stream.of(
                        Stream.of(
                                twin.claim(BOUND, "bound to a key (DPoP)", "cnf", Map.of("jkt", HASH)),
                                twin.claim(BOUND, "bound to a certificate", "cnf", Map.of("x5t#S256", HASH)),
                                twin.claim(
                                        BOUND,
                                        "bound to a key that is there",
                                        "cnf",
                                        Map.of("jwk", twin.key().jwk())),
                                twin.claim(BOUND, "bound by something unknown", "cnf", Map.of("new", 1)),
                                twin.claim(BOUND, "bound by nothing", "cnf", Map.of())),
                        twin.claims("claim_invalid", "cnf", "null", "\"\"", "\"jkt\"", "5", "true", "[]", "[{}]"))
                .flatMap(tokens -> tokens);
    }
}
