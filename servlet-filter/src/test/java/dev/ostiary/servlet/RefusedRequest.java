package dev.ostiary.servlet;

import dev.ostiary.apikey.ApiKeyLookup;
import dev.ostiary.apikey.ApiKeyStore;
import dev.ostiary.apikey.ApiKeys;
import dev.ostiary.apikey.IssuedApiKey;
import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.KeyLookup;
import dev.ostiary.key.KeyQuery;
import dev.ostiary.key.KeySource;
import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.testkit.TestIssuer;
import dev.ostiary.testkit.TestToken;
import dev.ostiary.verify.RejectionReason;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** For each reason a request that is refused for it, under settings that differ in one thing at most from the standard. */
record RefusedRequest(
        RejectionReason reason, UnaryOperator<AuthFilterBuilder> settings, Supplier<FakeRequest> request) {

    private static final IssuedApiKey KEY =
            ApiKeys.of(id -> new ApiKeyLookup.Unknown()).issue("build-server", Set.of(), Set.of());
    private static final ApiKeyStore REVOKED =
            id -> new ApiKeyLookup.Found(KEY.record().asRevoked());

    private static FakeRequest apiKey() {
        return FakeRequest.get("/api/x").header("X-API-Key", KEY.key());
    }

    /** Accepts the tokens of the issuer; nothing is public but {@code /public}. */
    static AuthFilterBuilder standard(TestIssuer issuer) {
        return AuthFilter.builder()
                .publicKey(issuer.jwkSet())
                .issuer(issuer.issuer())
                .audience(issuer.audience())
                .publicPaths("/public");
    }

    static FakeRequest bearer(String token) {
        return FakeRequest.get("/api/x").header("Authorization", "Bearer " + token);
    }

    static Stream<RefusedRequest> all(TestIssuer issuer) {
        TestToken good = issuer.token().subject("u1").roles("clerk").scope("read");
        return Stream.of(
                of(RejectionReason.MISSING_TOKEN, () -> FakeRequest.get("/api/x")),
                of(RejectionReason.MALFORMED_AUTHORIZATION, () -> bearer("a b")),
                of(RejectionReason.MULTIPLE_TOKENS, () -> bearer("a").header("Authorization", "Bearer b")),
                of(RejectionReason.TOKEN_TOO_LARGE, filter -> filter.maxTokenBytes(256), good),
                of(RejectionReason.MALFORMED_TOKEN, () -> bearer("abc")),
                of(RejectionReason.ALGORITHM_NOT_ALLOWED, good.header("alg", "none")),
                of(RejectionReason.ENCRYPTED_NOT_ALLOWED, good.header("enc", "A256GCM")),
                of(RejectionReason.COMPRESSED_NOT_ALLOWED, good.header("zip", "DEF")),
                of(RejectionReason.CRITICAL_HEADER_UNSUPPORTED, good.header("crit", List.of("x"))),
                of(RejectionReason.BINDING_UNSUPPORTED, good.claim("cnf", Map.of("jkt", "AAAA"))),
                of(RejectionReason.TYPE_NOT_ALLOWED, good.type("dpop+jwt")),
                of(RejectionReason.ISSUER_NOT_TRUSTED, good.issuer("https://other.test")),
                of(RejectionReason.UNKNOWN_KEY, good.keyId("other")),
                of(RejectionReason.BAD_SIGNATURE, good.forged()),
                of(RejectionReason.TOKEN_EXPIRED, good.expired()),
                of(RejectionReason.NOT_YET_VALID, good.notYet()),
                of(RejectionReason.ISSUED_IN_FUTURE, good.claim("iat", 4_000_000_000L)),
                of(
                        RejectionReason.TOKEN_TOO_OLD,
                        filter -> filter.maxTokenAge(Duration.ofHours(1)),
                        good.claim("iat", 5)),
                of(RejectionReason.EXPIRY_MISSING, good.withoutClaim("exp")),
                of(RejectionReason.AUDIENCE_MISMATCH, good.audience("other")),
                of(RejectionReason.CLAIM_MISSING, good.withoutClaim("sub")),
                of(RejectionReason.CLAIM_INVALID, good.claim("exp", "soon")),
                of(RejectionReason.TOKEN_REVOKED, filter -> filter.apiKeys(REVOKED), RefusedRequest::apiKey),
                of(RejectionReason.ROLE_MISSING, rule("role(owner)"), good),
                of(RejectionReason.SCOPE_MISSING, rule("scope(delete)"), good),
                of(RejectionReason.CLAIM_MISMATCH, rule("claim(sub = u2)"), good),
                of(RejectionReason.STEP_UP_REQUIRED, rule("maxAge(5m)"), good),
                of(RejectionReason.DENIED, rule("deny"), good),
                of(
                        RejectionReason.CSRF_CROSS_SITE,
                        () -> FakeRequest.post("/api/x").cookie("access_token", good.sign())),
                of(RejectionReason.AMBIGUOUS_URI, () -> FakeRequest.get("/api/a%3bb")),
                of(RejectionReason.MALFORMED_METHOD, () -> FakeRequest.of("get", "/api/x")),
                of(RejectionReason.KEYS_UNAVAILABLE, good),
                of(
                        RejectionReason.STORE_UNAVAILABLE,
                        filter -> filter.apiKeys(id -> new ApiKeyLookup.Unavailable(Duration.ofSeconds(7))),
                        RefusedRequest::apiKey));
    }

    AuthFilterBuilder filter(TestIssuer issuer) {
        AuthFilterBuilder standard = reason == RejectionReason.KEYS_UNAVAILABLE
                ? AuthFilter.builder()
                        .keys(new Outage())
                        .issuer(issuer.issuer())
                        .audience(issuer.audience())
                : standard(issuer);
        return settings.apply(standard);
    }

    private static RefusedRequest of(RejectionReason reason, Supplier<FakeRequest> request) {
        return new RefusedRequest(reason, UnaryOperator.identity(), request);
    }

    private static RefusedRequest of(RejectionReason reason, TestToken token) {
        return of(reason, UnaryOperator.identity(), token);
    }

    private static RefusedRequest of(
            RejectionReason reason, UnaryOperator<AuthFilterBuilder> settings, Supplier<FakeRequest> request) {
        return new RefusedRequest(reason, settings, request);
    }

    private static RefusedRequest of(
            RejectionReason reason, UnaryOperator<AuthFilterBuilder> settings, TestToken token) {
        String text = token.sign();
        return new RefusedRequest(reason, settings, () -> bearer(text));
    }

    private static UnaryOperator<AuthFilterBuilder> rule(String requirement) {
        return filter -> filter.rules("/api/** = " + requirement);
    }

    @Override
    public String toString() {
        return reason.code();
    }

    /** Keys that cannot be had, of the kinds that providers use. */
    private record Outage() implements KeySource {
        @Override
        public KeyLookup find(KeyQuery query) {
            return new KeyLookup.Unavailable(Duration.ofSeconds(7));
        }

        @Override
        public Set<JwsAlgorithm> algorithms() {
            return Set.of(JwsAlgorithm.RS256, JwsAlgorithm.ES256);
        }
    }
}
