package dev.ostiary.verify;

import static dev.ostiary.verify.VerificationStep.AGE;
import static dev.ostiary.verify.VerificationStep.ALGORITHM;
import static dev.ostiary.verify.VerificationStep.AUDIENCE;
import static dev.ostiary.verify.VerificationStep.BINDING;
import static dev.ostiary.verify.VerificationStep.CLAIM_RULES;
import static dev.ostiary.verify.VerificationStep.EXPIRY;
import static dev.ostiary.verify.VerificationStep.FORM;
import static dev.ostiary.verify.VerificationStep.HEADER;
import static dev.ostiary.verify.VerificationStep.ISSUED_AT;
import static dev.ostiary.verify.VerificationStep.ISSUER;
import static dev.ostiary.verify.VerificationStep.KEY;
import static dev.ostiary.verify.VerificationStep.KIND;
import static dev.ostiary.verify.VerificationStep.LIFETIME;
import static dev.ostiary.verify.VerificationStep.NOT_BEFORE;
import static dev.ostiary.verify.VerificationStep.PAYLOAD;
import static dev.ostiary.verify.VerificationStep.PRINCIPAL;
import static dev.ostiary.verify.VerificationStep.REGISTERED_CLAIMS;
import static dev.ostiary.verify.VerificationStep.REQUIRED_CLAIMS;
import static dev.ostiary.verify.VerificationStep.REQUIRED_VALUES;
import static dev.ostiary.verify.VerificationStep.REVOCATION;
import static dev.ostiary.verify.VerificationStep.SIGNATURE;
import static dev.ostiary.verify.VerificationStep.SIZE;
import static dev.ostiary.verify.VerificationStep.TENANT;
import static dev.ostiary.verify.VerificationStep.TYPE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.key.HmacSecret;
import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.KeyLookup;
import dev.ostiary.key.KeyQuery;
import dev.ostiary.key.KeySource;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An explanation says where a verification ended and why, and never anything else than the verification. */
class ExplainTest {
    private static final long NOW = RawToken.NOW.getEpochSecond();
    private static final byte[] OTHER_SECRET = "another-test-secret-with-many-different-bytes-0123456789".getBytes();
    private static final RawToken GOOD = RawToken.valid()
            .replacing("iss", "\"iss\":\"" + RawToken.ISSUER + "/t1\"")
            .withClaim("\"kind\":\"access\"")
            .withClaim("\"tenant\":\"t1\"");

    private static JwtVerifierBuilder demanding() {
        return Verifiers.standard()
                .issuer(RawToken.ISSUER + "/t1")
                .requireClaim("kind", "access")
                .requiredClaims("sub")
                .principalClaims(new PrincipalClaims(List.of(ClaimPath.parse("user"), ClaimPath.parse("sub"))))
                .tenantClaim("tenant")
                .maxTokenAge(Duration.ofMinutes(5))
                .maxLifetime(Duration.ofMinutes(15))
                .claimRules((claims, now) -> ruling(claims.containsKey("blocked")))
                .revocation(token -> token.claims().containsKey("revoked")
                        ? new RevocationCheck.Revoked()
                        : new RevocationCheck.NotRevoked());
    }

    private static JwtVerifier verifier() {
        return demanding().build();
    }

    private static ClaimRule.Verdict ruling(boolean blocked) {
        return blocked ? ClaimRule.Verdict.INVALID : ClaimRule.Verdict.ACCEPTED;
    }

    /** Where each token fails, and what the explanation finds there. */
    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(SIZE, "a".repeat(8_193), "8193 characters"),
                Arguments.of(FORM, "a.b", "not so; segments: 2"),
                Arguments.of(
                        HEADER, GOOD.withHeaderMember("\"crit\":[\"x\"]").text(), "alg \"HS256\", crit, typ \"JWT\""),
                Arguments.of(HEADER, GOOD.withHeader("{\"alg\":\"none\"}").text(), "alg \"none\""),
                Arguments.of(
                        TYPE,
                        GOOD.withHeader("{\"alg\":\"HS256\",\"typ\":\"dpop\"}").text(),
                        "typ \"dpop\""),
                Arguments.of(
                        TYPE, GOOD.withHeader("{\"alg\":\"HS256\",\"typ\":5}").text(), "typ, which is no text"),
                Arguments.of(PAYLOAD, GOOD.withPayload("{}{}").text(), "not so"),
                Arguments.of(KIND, GOOD.withClaim("\"at_hash\":\"x\"").text(), "its claims show an ID token"),
                Arguments.of(KIND, GOOD.withClaim("\"events\":{}").text(), "its claims show a logout token: events"),
                Arguments.of(BINDING, GOOD.withClaim("\"cnf\":{\"jkt\":\"x\"}").text(), "cnf; members: 1"),
                Arguments.of(BINDING, GOOD.withClaim("\"cnf\":5").text(), "cnf, which is no object"),
                Arguments.of(ISSUER, GOOD.replacing("iss", "\"iss\":\"x\"").text(), "iss \"x\""),
                Arguments.of(ISSUER, GOOD.replacing("iss", "").text(), "no iss"),
                Arguments.of(ALGORITHM, GOOD.withHeader("{\"alg\":\"HS512\"}").text(), "alg HS512"),
                Arguments.of(SIGNATURE, GOOD.signedWith(OTHER_SECRET).text(), "none of them has made it"),
                Arguments.of(
                        REGISTERED_CLAIMS,
                        GOOD.expiringAt("\"x\"").withClaim("\"jti\":\"\"").text(),
                        "not so: \"exp\", \"jti\""),
                Arguments.of(
                        REQUIRED_VALUES,
                        GOOD.replacing("kind", "\"kind\":\"x\"").text(),
                        "another value"),
                Arguments.of(REQUIRED_VALUES, GOOD.replacing("kind", "").text(), "absent"),
                Arguments.of(
                        REQUIRED_CLAIMS,
                        GOOD.replacing("sub", "").replacing("exp", "").text(),
                        "missing: \"exp\", \"sub\""),
                Arguments.of(PRINCIPAL, GOOD.withClaim("\"user\":\"\"").text(), "none, or one without a name"),
                Arguments.of(TENANT, GOOD.replacing("tenant", "").text(), "absent"),
                Arguments.of(
                        TENANT, GOOD.replacing("tenant", "\"tenant\":\"t2\"").text(), "iss \"https://issuer.test/t1\""),
                Arguments.of(
                        AUDIENCE, GOOD.replacing("aud", "\"aud\":[\"b\",\"a\"]").text(), "aud \"a\", \"b\""),
                Arguments.of(AUDIENCE, GOOD.replacing("aud", "").text(), "no aud"),
                Arguments.of(
                        ISSUED_AT,
                        GOOD.replacing("iat", "\"iat\":" + (NOW + 31)).text(),
                        "iat 2030-01-01T00:00:31Z, in 31 s"),
                Arguments.of(
                        NOT_BEFORE,
                        GOOD.withClaim("\"nbf\":" + (NOW + 60)).text(),
                        "nbf 2030-01-01T00:01:00Z, in 1 min"),
                Arguments.of(EXPIRY, GOOD.expiringAt("" + (NOW - 60)).text(), "exp 2029-12-31T23:59:00Z, 1 min ago"),
                Arguments.of(AGE, GOOD.replacing("iat", "").text(), "no iat"),
                Arguments.of(
                        LIFETIME,
                        GOOD.expiringAt("" + (NOW + 901)).text(),
                        "iat 2030-01-01T00:00:00Z, in 0 s, exp 2030-01-01T00:15:01Z, in 15 min 1 s"),
                Arguments.of(
                        CLAIM_RULES,
                        GOOD.withClaim("\"blocked\":\"x\"").text(),
                        "claims \"aud\", \"blocked\", \"exp\", \"iat\", \"iss\", \"kind\", \"sub\", \"tenant\""),
                Arguments.of(REVOCATION, GOOD.withClaim("\"revoked\":1").text(), "taken back"));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("faults")
    void explain_badToken_endsAtTheStepThatFailed(VerificationStep step, String token, String found) {
        TokenExplanation explanation = verifier().explain(token);

        ExplainedStep last = explanation.steps().get(explanation.steps().size() - 1);
        assertThat(last.step()).isEqualTo(step);
        assertThat(last.found()).isEqualTo(found);
        assertThat(last.passed()).isFalse();
        assertThat(explanation.examination().failedAt()).contains(step);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("faults")
    void explain_badToken_hasPassedEveryStepBefore(VerificationStep step, String token, String found) {
        List<ExplainedStep> steps = verifier().explain(token).steps();

        assertThat(steps.subList(0, steps.size() - 1)).allMatch(ExplainedStep::passed);
        assertThat(steps.stream().map(ExplainedStep::step))
                .containsAll(Stream.of(VerificationStep.values())
                        .limit(step.ordinal() + 1)
                        .toList())
                .isSorted();
    }

    @Test
    void faults_leaveNoStepOutButThatOfTheKeys() {
        assertThat(faults().map(row -> row.get()[0]).distinct())
                .containsExactlyInAnyOrder(Stream.of(VerificationStep.values())
                        .filter(step -> step != KEY)
                        .toArray());
    }

    @Test
    void explain_goodToken_passesEveryStepThereIs() {
        TokenExplanation explanation = verifier().explain(GOOD.text());

        assertThat(explanation.steps()).allMatch(ExplainedStep::passed);
        assertThat(explanation.steps().stream().map(ExplainedStep::step)).containsExactly(VerificationStep.values());
        assertThat(explanation.examination().failedAt()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.ostiary.verify.HostileTokensTest#rows")
    void explain_anyHostileToken_agreesWithTheVerification(String name, String token, RejectionReason reason) {
        JwtVerifier standard = Verifiers.standard().build();

        TokenExplanation explanation = standard.explain(token);

        assertThat(explanation.examination().verification()).isEqualTo(standard.verify(token));
        assertThat(standard.examine(token)).isEqualTo(explanation.examination());
        assertThat(explanation.steps().stream().filter(step -> !step.passed())).hasSize(1);
    }

    @Test
    void explain_noToken_isMalformedAtItsForm() {
        TokenExplanation explanation = verifier().explain(null);

        assertThat(explanation.examination().failedAt()).contains(FORM);
        assertThat(explanation.examination().verification())
                .isEqualTo(new Verification.Rejected(RejectionReason.MALFORMED_TOKEN));
    }

    /** A source that answers what it is told to, or fails. */
    private static KeySource answering(KeyLookup lookup) {
        return new KeySource() {
            @Override
            public KeyLookup find(KeyQuery query) {
                return lookup;
            }

            @Override
            public Set<JwsAlgorithm> algorithms() {
                return Set.of(JwsAlgorithm.HS256);
            }
        };
    }

    static Stream<Arguments> lookups() {
        return Stream.of(
                Arguments.of(new KeyLookup.Unknown(), "no kid; none fits"),
                Arguments.of(new KeyLookup.Unavailable(Duration.ofSeconds(1)), "no kid; keys are unavailable"));
    }

    @ParameterizedTest
    @MethodSource("lookups")
    void explain_noKeyToBeHad_endsAtTheKey(KeyLookup lookup, String found) {
        TokenExplanation explanation =
                demanding().keys(answering(lookup)).build().explain(GOOD.text());

        assertThat(explanation.examination().failedAt()).contains(KEY);
        assertThat(explanation.steps().get(explanation.steps().size() - 1).found())
                .isEqualTo(found);
    }

    @Test
    void explain_severalKeys_countsThoseThatFit() {
        KeySource two = answering(new KeyLookup.Found(List.of(
                HmacSecret.ofBytes(OTHER_SECRET).verificationKey(),
                HmacSecret.ofBytes(RawToken.TEST_SECRET).verificationKey())));

        List<ExplainedStep> steps = demanding()
                .keys(two)
                .build()
                .explain(GOOD.withHeaderMember("\"kid\":\"k1\"").text())
                .steps();

        assertThat(steps.get(KEY.ordinal()).found()).isEqualTo("a kid; 2 fitting");
        assertThat(steps.get(SIGNATURE.ordinal()).passed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sub", "jti", "kind", "nonce", "roles"})
    void explain_claimsThatNameSomebody_areNotShown(String claim) {
        RawToken token = GOOD.replacing(claim, "")
                .withClaim("\"" + claim + "\":\"planted\"")
                .withHeaderMember("\"kid\":\"planted\"");

        String shown = verifier().explain(token.text()).toString();

        assertThat(shown).doesNotContain("planted").doesNotContain(token.text().substring(100));
    }

    @Test
    void explain_controlCharacters_areEscapedAndLongTextsCut() {
        RawToken token = GOOD.replacing("iss", "\"iss\":\"a\\r\\nb\\u001b\\u2028\\\"" + "c".repeat(200) + "\"");

        ExplainedStep issuer = verifier().explain(token.text()).steps().get(ISSUER.ordinal());

        assertThat(issuer.found())
                .startsWith("iss \"a\\u000d\\u000ab\\u001b\\u2028\\u0022ccc")
                .endsWith("c...\"")
                .hasSizeLessThan(150);
    }

    @Test
    void explain_memberThatBringsAKey_isThereAndNotLookedAt() {
        RawToken token = GOOD.withHeaderMember("\"jku\":\"planted\",\"cty\":\"planted\",\"x\":\"planted\"");

        ExplainedStep header = verifier().explain(token.text()).steps().get(HEADER.ordinal());

        assertThat(header.found())
                .isEqualTo("alg \"HS256\", cty (there, not looked at), jku (there, not looked at), typ \"JWT\", x");
    }

    @Test
    void explain_manyNames_areCounted() {
        String[] many =
                Stream.iterate(10, i -> i + 1).limit(13).map(i -> "aud" + i).toArray(String[]::new);

        ExplainedStep audience = demanding().audience(many).build().explain(GOOD.text()).steps().stream()
                .filter(step -> step.step() == AUDIENCE)
                .findFirst()
                .orElseThrow();

        assertThat(audience.expected()).endsWith("\"aud19\" and 3 more");
    }

    @Test
    void examine_tokenOfATrustedIssuer_namesIt() {
        JwtVerifier several = JwtVerifier.anyOf(
                List.of(demanding().build(), Verifiers.standard().build()));

        assertThat(several.examine(RawToken.valid().text()).issuer()).contains(RawToken.ISSUER);
        assertThat(several.examine(GOOD.signedWith(OTHER_SECRET).text()).issuer())
                .contains(RawToken.ISSUER + "/t1");
        assertThat(several.examine(GOOD.replacing("iss", "\"iss\":\"x\"").text())
                        .issuer())
                .isEmpty();
    }

    @Test
    void examine_issuerNotChecked_namesNone() {
        Examination examination = Verifiers.standard()
                .uncheckedIssuer()
                .build()
                .examine(RawToken.valid().text());

        assertThat(examination.issuer()).isEmpty();
        assertThat(examination.verification()).isInstanceOf(Verification.Verified.class);
    }

    @Test
    void examination_asText_showsNoClaim() {
        Examination rejected = verifier().examine(GOOD.expiringAt("5").text());

        assertThat(rejected).hasToString("Examination[failed at expiry]");
        assertThat(verifier().examine(GOOD.text())).hasToString("Examination[verified]");
    }

    @Test
    void label_isLowerCaseWords() {
        assertThat(REQUIRED_CLAIMS.label()).isEqualTo("required claims");
    }
}
