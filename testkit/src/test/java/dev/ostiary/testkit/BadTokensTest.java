package dev.ostiary.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** That the bad tokens are many, each with its name, and bad for one reason only. */
class BadTokensTest {
    private static TestIssuer issuer;
    private static TestIssuer quick;
    private static List<BadToken> tokens;

    @BeforeAll
    static void make() {
        issuer = TestIssuer.start();
        quick = TestIssuer.builder().algorithms(SignatureAlgorithm.ES256).start();
        tokens = BadTokens.of(issuer);
    }

    @AfterAll
    static void close() {
        issuer.close();
        quick.close();
    }

    @Test
    void of_anyIssuer_areManyAndNamedApart() {
        assertThat(tokens).hasSizeGreaterThan(400);
        assertThat(tokens).extracting(BadToken::name).doesNotHaveDuplicates();
        assertThat(tokens).extracting(BadToken::token).doesNotHaveDuplicates();
    }

    @Test
    void of_twice_haveTheSameNames() {
        assertThat(BadTokens.of(issuer)).extracting(BadToken::name).isEqualTo(names(tokens));
    }

    @Test
    void of_anotherIssuer_haveTheSameNames() {
        try (TestIssuer other = TestIssuer.start()) {
            assertThat(BadTokens.of(other)).extracting(BadToken::name).isEqualTo(names(tokens));
        }
    }

    @Test
    void names_always_areShortPrintableAscii() {
        assertThat(tokens).extracting(BadToken::name).allMatch(name -> name.matches("[ -~]{3,80}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "malformed_token",
                "algorithm_not_allowed",
                "encrypted_not_allowed",
                "compressed_not_allowed",
                "critical_header_unsupported",
                "binding_unsupported",
                "type_not_allowed",
                "issuer_not_trusted",
                "unknown_key",
                "bad_signature",
                "token_expired",
                "not_yet_valid",
                "issued_in_future",
                "expiry_missing",
                "audience_mismatch",
                "claim_invalid",
                "token_too_large"
            })
    void of_anyIssuer_coverEachReasonThatATokenCanGive(String code) {
        assertThat(tokens).extracting(BadToken::code).contains(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1234", "a", "test", "TEST"})
    void of_anyAudience_areNamedApartAndNeverForIt(String audience) {
        TestIssuerBuilder builder = TestIssuer.builder().algorithms(SignatureAlgorithm.ES256);
        try (TestIssuer other = builder.audience(audience).start()) {
            List<String> names = names(BadTokens.of(other));

            assertThat(names).doesNotHaveDuplicates().doesNotContain("aud '" + audience + "'");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PS256", "ES512", "EDDSA"})
    void of_issuerWithOneAlgorithm_areStillMany(SignatureAlgorithm algorithm) {
        try (TestIssuer other = TestIssuer.builder().algorithms(algorithm).start()) {
            assertThat(BadTokens.of(other)).hasSizeGreaterThan(400);
        }
    }

    @Test
    void goodTwin_always_isAcceptedBySomebodyElse() throws Exception {
        assertThat(Nimbus.accepted(issuer, BadTokens.goodTwin(issuer)).getSubject())
                .isEqualTo("u1");
    }

    @Test
    void badSignature_eachOfThem_isRefusedBySomebodyElse() {
        Stream<BadToken> rsaOrEc = tokens.stream()
                .filter(token -> token.code().equals("bad_signature"))
                .filter(token -> !token.name().startsWith("EdDSA"));

        assertThat(rsaOrEc)
                .allSatisfy(token -> assertThatExceptionOfType(Exception.class)
                        .isThrownBy(() -> Nimbus.accepted(issuer, token.token())));
    }

    @Test
    void badToken_toString_isTheNameAlone() {
        assertThat(new BadToken("the name", "the.token", "bad_signature")).hasToString("the name");
    }

    @ParameterizedTest
    @CsvSource({
        "a.b.c, malformed_token, true",
        "a.b.c=, malformed_token, true",
        "a.b.c*, malformed_authorization, true",
        "a b, malformed_authorization, true",
        "'a ', malformed_authorization, false",
        "' a', malformed_authorization, false",
        "'', malformed_authorization, false",
        "a\u00e9b, malformed_authorization, false",
        "'a\nb', malformed_authorization, false"
    })
    void codeInHeader_byTheGrammar_comesFirst(String text, String code, boolean fits) {
        BadToken token = new BadToken("x", text, "malformed_token");

        assertThat(token.codeInHeader()).isEqualTo(code);
        assertThat(token.fitsHeader()).isEqualTo(fits);
    }

    @Test
    void dynamicTests_strictApplication_allPass() {
        AtomicInteger sent = new AtomicInteger();

        Stream<DynamicTest> tests = BadTokens.dynamicTests(quick, token -> sent.incrementAndGet() == 1 ? 204 : 401);

        assertThat(tests)
                .hasSizeGreaterThan(400)
                .allSatisfy(
                        test -> assertThatCode(test.getExecutable()::execute).doesNotThrowAnyException());
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 302, 303, 403, 404, 431, 500, 503})
    void dynamicTests_answerThatIsNoRefusal_failsWithTheName(int status) {
        DynamicTest test = lastOf(BadTokens.dynamicTests(quick, token -> status));

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(test.getExecutable()::execute)
                .withMessage("'claim cnf [{}]' must be answered 400 or 401, it was answered " + status);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 401, 403, 503})
    void dynamicTests_goodTwinRefused_fails(int status) {
        DynamicTest test =
                BadTokens.dynamicTests(quick, token -> status).findFirst().orElseThrow();

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(test.getExecutable()::execute)
                .withMessageContaining("it was answered " + status);
    }

    @Test
    void dynamicTests_tooLargeForTheContainer_mayBe431() {
        Stream<DynamicTest> large = BadTokens.dynamicTests(quick, token -> 431)
                .filter(test -> test.getDisplayName().equals("9 KiB"));

        assertThat(large)
                .hasSize(1)
                .allSatisfy(
                        test -> assertThatCode(test.getExecutable()::execute).doesNotThrowAnyException());
    }

    @ParameterizedTest
    @CsvSource({
        "audience_mismatch, 'does it have audience() of this issuer as its audience? With a preset, '",
        "type_not_allowed, 'does it have a preset or required-values? Then '",
        "role_missing, 'the rule of this address asks for more than a valid token: '",
        "token_revoked, 'see what the log of the application says about this code'"
    })
    void dynamicTestsOfAnswers_goodTwinRefused_saysWhyByTheCode(String code, String advice) {
        TokenAnswer answer = new TokenAnswer(401, "{\"title\":\"Unauthorized\", \"code\" : \"" + code + "\"}");
        DynamicTest test = BadTokens.dynamicTestsOfAnswers(quick, token -> answer)
                .findFirst()
                .orElseThrow();

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(test.getExecutable()::execute)
                .withMessageStartingWith(
                        "the good twin must be answered 2xx, it was answered 401 " + code + ": " + advice);
    }

    @Test
    void dynamicTestsOfAnswers_badTokenAnsweredOtherwise_isNamedWithTheCode() {
        TokenAnswer answer = new TokenAnswer(403, "{\"code\":\"role_missing\",\"secret\":\"planted\"}");
        DynamicTest test = lastOf(BadTokens.dynamicTestsOfAnswers(quick, token -> answer));

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(test.getExecutable()::execute)
                .withMessage("'claim cnf [{}]' must be answered 400 or 401, it was answered 403 role_missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "{}", "{\"code\":5}", "{\"code\":\"Planted <b>\"}"})
    void tokenAnswer_bodyWithoutACode_showsTheStatusAlone(String body) {
        assertThat(new TokenAnswer(401, body)).hasToString("401");
    }

    private static DynamicTest lastOf(Stream<DynamicTest> tests) {
        return tests.reduce((first, second) -> second).orElseThrow();
    }

    private static List<String> names(List<BadToken> tokens) {
        return tokens.stream().map(BadToken::name).toList();
    }
}
