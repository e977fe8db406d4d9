package dev.ostiary.containers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.Keys;
import dev.ostiary.key.SigningKey;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Of two faults in one request the one that comes first in the order is named. Each row holds two neighbours. */
abstract class PrecedenceContract {
    private static final SigningKey LISTED = Keys.generate(JwsAlgorithm.ES256).withKeyId("listed");
    private static final SigningKey UNLISTED = Keys.generate(JwsAlgorithm.ES256).withKeyId("unlisted");
    private static final SigningKey FORGED = Keys.generate(JwsAlgorithm.ES256).withKeyId("listed");

    private static final long NOW = TestTokens.NOW.getEpochSecond();
    private static final TestTokens GOOD =
            TestTokens.valid().claim("tenant", "t1").signedBy(LISTED);
    private static final TestTokens ANCIENT = GOOD.claim("iat", NOW - 7_200);
    private static final TestTokens EXPIRED = GOOD.claim("exp", NOW - 3_600);

    private static final WebApplication APPLICATION = WebApplication.with(settings());

    private final RunningApplication application;

    PrecedenceContract(SharedApplications applications) throws Exception {
        this.application = applications.running(APPLICATION);
    }

    /** Two faults, the first of which gives the code. */
    record Row(String faults, String code, String request, String... lines) {
        @Override
        public String toString() {
            return faults;
        }
    }

    static Stream<Row> rows() {
        return Stream.of(beforeTheClaims(), claims(), afterTheToken()).flatMap(rows -> rows);
    }

    private static Stream<Row> beforeTheClaims() {
        String large = "a".repeat(1_100);
        TestTokens critical = GOOD.header("crit", List.of("x"));
        TestTokens otherIssuer = GOOD.claim("iss", "https://other.test");
        return Stream.of(
                new Row("URI, credential", "ambiguous_uri", "GET /api/a%3bb", GOOD.bearer(), GOOD.bearer()),
                new Row("URI, method", "ambiguous_uri", "get /api/a%3bb", GOOD.bearer()),
                new Row("method, credential", "malformed_method", "get /api/a", GOOD.bearer(), GOOD.bearer()),
                row("credential, size", "malformed_authorization", "Authorization: Bearer " + large + " b"),
                row(
                        "several credentials, size",
                        "multiple_tokens",
                        GOOD.bearer() + "\r\nAuthorization: Bearer " + large),
                row("size, form", "token_too_large", "Authorization: Bearer " + large),
                row("form, header", "malformed_token", critical.bearer() + ".x"),
                row("crit, alg", "critical_header_unsupported", critical.header("alg", "none")),
                row(
                        "zip, alg",
                        "compressed_not_allowed",
                        GOOD.header("zip", "DEF").header("alg", "none")),
                row(
                        "known alg, typ",
                        "algorithm_not_allowed",
                        GOOD.header("alg", "none").header("typ", "x")),
                row("typ, issuer", "type_not_allowed", otherIssuer.header("typ", "x")),
                row("issuer, ID token", "issuer_not_trusted", otherIssuer.claim("at_hash", "x")),
                row("issuer, bound token", "issuer_not_trusted", otherIssuer.claim("cnf", Map.of())),
                row(
                        "zip, claims that are no JSON",
                        "compressed_not_allowed",
                        noJson(GOOD.header("zip", "DEF").bearer())),
                row(
                        "typ, claims that are no JSON",
                        "type_not_allowed",
                        noJson(GOOD.header("typ", "x").bearer())),
                row("claims that are no JSON, signature", "malformed_token", noJson(GOOD.bearer())),
                row("issuer, its algorithms", "issuer_not_trusted", otherIssuer.header("alg", "HS256")),
                row(
                        "algorithms, key",
                        "algorithm_not_allowed",
                        GOOD.signedBy(UNLISTED).header("alg", "HS256")),
                row("key, signature", "unknown_key", GOOD.signedBy(FORGED).header("kid", "unlisted")),
                row(
                        "signature, claim of a wrong type",
                        "bad_signature",
                        GOOD.claim("exp", "x").signedBy(FORGED)),
                row(
                        "signature, required claims",
                        "bad_signature",
                        GOOD.without("exp").signedBy(FORGED)),
                row("signature, expiry", "bad_signature", EXPIRED.signedBy(FORGED)),
                row(
                        "signature, kind",
                        "bad_signature",
                        GOOD.claim("events", Map.of()).signedBy(FORGED)),
                row(
                        "signature, binding",
                        "bad_signature",
                        GOOD.claim("cnf", Map.of()).signedBy(FORGED)));
    }

    /** The claims of a token become a text that is no JSON, in canonical base64url. */
    private static String noJson(String header) {
        return header.replaceFirst("\\.[^.]+\\.", ".bm8gSlNPTg.");
    }

    private static Stream<Row> claims() {
        TestTokens forOthers = GOOD.claim("aud", "billing");
        return Stream.of(
                row(
                        "kind, binding",
                        "type_not_allowed",
                        GOOD.claim("events", Map.of()).claim("cnf", Map.of())),
                row("ID token, expiry", "type_not_allowed", EXPIRED.claim("nonce", "n1")),
                row(
                        "binding, required claims",
                        "binding_unsupported",
                        GOOD.without("tenant").claim("cnf", Map.of())),
                row("no object as binding, audience", "claim_invalid", forOthers.claim("cnf", "x")),
                row("binding, expiry", "binding_unsupported", EXPIRED.claim("cnf", Map.of())),
                row(
                        "claim of a wrong type, required claims",
                        "claim_invalid",
                        GOOD.without("tenant").claim("sub", 1)),
                row("expiry there, audience", "expiry_missing", forOthers.without("exp")),
                row("required claims, audience", "claim_missing", forOthers.without("tenant")),
                row("nobody named, audience", "claim_missing", forOthers.without("sub")),
                row("nobody named, expiry", "claim_missing", EXPIRED.claim("sub", "")),
                row("audience, iat", "audience_mismatch", forOthers.claim("iat", NOW + 600)),
                row("audience, expiry", "audience_mismatch", forOthers.claim("exp", NOW - 3_600)),
                row("iat, nbf", "issued_in_future", GOOD.claim("iat", NOW + 600).claim("nbf", NOW + 600)),
                row("nbf, exp", "not_yet_valid", EXPIRED.claim("nbf", NOW + 600)),
                row("exp, age", "token_expired", ANCIENT.claim("exp", NOW - 3_600)));
    }

    private static Stream<Row> afterTheToken() {
        return Stream.of(
                new Row("age, cross-site", "token_too_old", "POST /api/a", ANCIENT.cookie()),
                new Row("cross-site, rule", "csrf_cross_site", "POST /api/owners", GOOD.cookie()),
                new Row("expiry, rule", "token_expired", "GET /api/owners", EXPIRED.bearer()),
                new Row("rule alone", "role_missing", "GET /api/owners", GOOD.bearer()));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void twoFaults_inOneRequest_theFirstIsNamed(Row row) throws Exception {
        String[] methodAndTarget = row.request().split(" ");

        RawHttp.Answer answer = application.send(methodAndTarget[0], methodAndTarget[1], row.lines());

        assertThat(answer.code()).isEqualTo(row.code());
        assertThat(answer.applicationRan()).isFalse();
    }

    private static Row row(String faults, String code, TestTokens token) {
        return row(faults, code, token.bearer());
    }

    private static Row row(String faults, String code, String line) {
        return new Row(faults, code, "GET /api/a", line);
    }

    private static Map<String, String> settings() {
        Map<String, String> settings = Applications.standardWithout("secret");
        settings.put("public-key", Keys.toJwkSet(List.of(LISTED.verificationKey())));
        settings.put("max-token-bytes", "1024");
        settings.put("required-claims", "tenant");
        settings.put("max-token-age", "1h");
        settings.put("rules", "/api/owners = role(owner)");
        return settings;
    }
}
