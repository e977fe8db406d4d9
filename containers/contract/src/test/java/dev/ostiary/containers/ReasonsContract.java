package dev.ostiary.containers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.apikey.ApiKeyLookup;
import dev.ostiary.apikey.ApiKeyStore;
import dev.ostiary.apikey.ApiKeys;
import dev.ostiary.apikey.IssuedApiKey;
import dev.ostiary.key.HmacSecret;
import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.Keys;
import dev.ostiary.key.SigningKey;
import dev.ostiary.servlet.AuthFilter;
import dev.ostiary.verify.RejectionReason;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each reason, produced by a request to a real container; no reason is left out but those that take a provider. */
abstract class ReasonsContract {
    private static final TestTokens VALID = TestTokens.valid();
    private static final String OTHER_TEST_SECRET = "other-test-secret-9876543210-zyxwvutsrqponmlkjihgfedcba";
    private static final SigningKey LISTED = Keys.generate(JwsAlgorithm.ES256);
    private static final SigningKey UNLISTED = Keys.generate(JwsAlgorithm.ES256);

    /** Those that a browser meets when it signs in with a provider, which is another contract's. */
    private static final EnumSet<RejectionReason> OF_SIGN_INS = ofSignIns();

    private static final IssuedApiKey REVOKED =
            ApiKeys.of(id -> new ApiKeyLookup.Unknown()).issue("build-server", Set.of(), Set.of());

    /** A request and what it must be answered; {@code application} holds what differs from the standard one. */
    record Row(RejectionReason reason, int status, Map<String, String> application, String target, String... headers) {
        @Override
        public String toString() {
            return reason.code();
        }
    }

    private final SharedApplications applications;

    ReasonsContract(SharedApplications applications) {
        this.applications = applications;
    }

    static Stream<Row> rows() {
        return Stream.of(
                row(RejectionReason.MISSING_TOKEN, 401),
                row(RejectionReason.MALFORMED_AUTHORIZATION, 400, "Authorization: Bearer a b"),
                row(RejectionReason.MULTIPLE_TOKENS, 400, VALID.bearer(), VALID.bearer()),
                row(RejectionReason.TOKEN_TOO_LARGE, 401, Map.of("max-token-bytes", "256"), "/api/x", VALID.bearer()),
                row(RejectionReason.MALFORMED_TOKEN, 401, "Authorization: Bearer abc"),
                row(
                        RejectionReason.ALGORITHM_NOT_ALLOWED,
                        401,
                        VALID.header("alg", "none").bearer()),
                row(
                        RejectionReason.ENCRYPTED_NOT_ALLOWED,
                        401,
                        VALID.header("enc", "A256GCM").bearer()),
                row(
                        RejectionReason.COMPRESSED_NOT_ALLOWED,
                        401,
                        VALID.header("zip", "DEF").bearer()),
                row(
                        RejectionReason.CRITICAL_HEADER_UNSUPPORTED,
                        401,
                        VALID.header("crit", List.of("x")).bearer()),
                row(
                        RejectionReason.BINDING_UNSUPPORTED,
                        401,
                        VALID.claim("cnf", Map.of("jkt", "AAAA")).bearer()),
                row(
                        RejectionReason.TYPE_NOT_ALLOWED,
                        401,
                        VALID.claim("at_hash", "x").bearer()),
                row(
                        RejectionReason.ISSUER_NOT_TRUSTED,
                        401,
                        VALID.without("iss").bearer()),
                row(
                        RejectionReason.UNKNOWN_KEY,
                        401,
                        jwkSet(),
                        "/api/x",
                        VALID.signedBy(UNLISTED).bearer()),
                row(
                        RejectionReason.BAD_SIGNATURE,
                        401,
                        VALID.signedBy(otherKey()).bearer()),
                row(
                        RejectionReason.TOKEN_EXPIRED,
                        401,
                        VALID.claim("exp", seconds(-31)).bearer()),
                row(
                        RejectionReason.NOT_YET_VALID,
                        401,
                        VALID.claim("nbf", seconds(600)).bearer()),
                row(
                        RejectionReason.ISSUED_IN_FUTURE,
                        401,
                        VALID.claim("iat", seconds(600)).bearer()),
                row(RejectionReason.TOKEN_TOO_OLD, 401, Map.of("max-token-age", "1h"), "/api/x", aged().bearer()),
                row(RejectionReason.EXPIRY_MISSING, 401, VALID.without("exp").bearer()),
                row(
                        RejectionReason.AUDIENCE_MISMATCH,
                        401,
                        VALID.claim("aud", "billing").bearer()),
                row(RejectionReason.CLAIM_MISSING, 401, VALID.without("sub").bearer()),
                row(
                        RejectionReason.CLAIM_INVALID,
                        401,
                        VALID.claim("exp", "soon").bearer()),
                row(RejectionReason.TOKEN_REVOKED, 401, "X-API-Key: " + REVOKED.key()),
                row(RejectionReason.STORE_UNAVAILABLE, 503, "X-API-Key: " + REVOKED.key()),
                row(RejectionReason.MISCONFIGURED, 503, VALID.bearer()),
                row(RejectionReason.ROLE_MISSING, 403, rule("role(owner)"), "/api/x", VALID.bearer()),
                row(RejectionReason.SCOPE_MISSING, 403, rule("scope(delete)"), "/api/x", VALID.bearer()),
                row(RejectionReason.CLAIM_MISMATCH, 403, rule("claim(sub = u2)"), "/api/x", VALID.bearer()),
                row(RejectionReason.STEP_UP_REQUIRED, 401, rule("maxAge(5m)"), "/api/x", VALID.bearer()),
                row(RejectionReason.DENIED, 403, rule("deny"), "/api/x", VALID.bearer()),
                row(RejectionReason.CSRF_CROSS_SITE, 403, Map.of(), "POST /api/x", VALID.cookie()),
                row(RejectionReason.AMBIGUOUS_URI, 400, Map.of(), "/api/a%3bb", VALID.bearer()),
                row(RejectionReason.MALFORMED_METHOD, 400, Map.of(), "get /api/x", VALID.bearer()),
                row(
                        RejectionReason.KEYS_UNAVAILABLE,
                        503,
                        VALID.signedBy(Outage.KEY).bearer()));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void request_refusedForTheReason_isAnsweredWithItsCode(Row row) throws Exception {
        try (RunningApplication application = applications.start(application(row))) {
            String[] methodAndTarget =
                    row.target().contains(" ") ? row.target().split(" ") : new String[] {"GET", row.target()};

            RawHttp.Answer answer = application.send(methodAndTarget[0], methodAndTarget[1], row.headers());

            assertThat(answer.code()).isEqualTo(row.reason().code());
            assertThat(answer.status()).isEqualTo(row.status());
            assertThat(answer.applicationRan()).isFalse();
            assertThat(answer.header("Cache-Control")).contains("no-store");
            assertThat(answer.header("Content-Type").orElse("")).startsWith("application/problem+json");
        }
    }

    @Test
    void rows_leaveNoReasonOut() {
        Set<RejectionReason> withoutProvider = EnumSet.complementOf(OF_SIGN_INS);

        assertThat(rows().map(Row::reason)).containsExactlyInAnyOrderElementsOf(withoutProvider);
    }

    private static EnumSet<RejectionReason> ofSignIns() {
        EnumSet<RejectionReason> reasons =
                EnumSet.range(RejectionReason.MALFORMED_CALLBACK, RejectionReason.STEP_UP_FAILED);
        reasons.add(RejectionReason.PROVIDER_UNAVAILABLE);
        return reasons;
    }

    private static Row row(RejectionReason reason, int status, String... headers) {
        return new Row(reason, status, Map.of(), "/api/x", headers);
    }

    private static Row row(
            RejectionReason reason, int status, Map<String, String> application, String target, String... headers) {
        return new Row(reason, status, application, target, headers);
    }

    private static WebApplication application(Row row) {
        if (row.reason() == RejectionReason.KEYS_UNAVAILABLE) {
            return WebApplication.with(AuthFilter.builder()
                    .keys(Outage.OF_KEYS)
                    .issuer(TestTokens.ISSUER)
                    .audience(TestTokens.AUDIENCE)
                    .build());
        }
        if (row.reason() == RejectionReason.MISCONFIGURED) {
            return WebApplication.with(new Stubborn(Applications.standardWith("clock-skew", "soon")));
        }
        if (row.reason() == RejectionReason.TOKEN_REVOKED) {
            return withApiKeys(id -> new ApiKeyLookup.Found(REVOKED.record().asRevoked()));
        }
        if (row.reason() == RejectionReason.STORE_UNAVAILABLE) {
            return withApiKeys(Outage.OF_API_KEYS);
        }
        Map<String, String> parameters = Applications.standard();
        parameters.putAll(row.application());
        if (row.application().containsKey("public-key")) {
            parameters.remove("secret");
        }
        return WebApplication.with(parameters);
    }

    private static WebApplication withApiKeys(ApiKeyStore store) {
        return WebApplication.with(AuthFilter.builder()
                .secret(TestTokens.TEST_SECRET)
                .issuer(TestTokens.ISSUER)
                .audience(TestTokens.AUDIENCE)
                .apiKeys(store)
                .build());
    }

    private static Map<String, String> rule(String requirement) {
        return Map.of("rules", "/api/** = " + requirement);
    }

    private static Map<String, String> jwkSet() {
        return Map.of("public-key", Keys.toJwkSet(List.of(LISTED.verificationKey())));
    }

    private static SigningKey otherKey() {
        return HmacSecret.ofText(OTHER_TEST_SECRET).signingKey(JwsAlgorithm.HS256);
    }

    private static TestTokens aged() {
        return VALID.claim("iat", seconds(-3_700));
    }

    private static long seconds(long fromNow) {
        return TestTokens.NOW.getEpochSecond() + fromNow;
    }
}
