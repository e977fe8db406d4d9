package dev.ostiary.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ostiary.key.HmacSecret;
import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.KeyRing;
import dev.ostiary.key.Keys;
import dev.ostiary.verify.JwtVerifier;
import dev.ostiary.verify.RejectionReason;
import dev.ostiary.verify.Verification;
import dev.ostiary.verify.Verification.Rejected;
import dev.ostiary.verify.Verification.Verified;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenProfileTest {
    private static final String ISSUER = "https://issuer.test";
    private static final String AUDIENCE = "orders";
    private static final HmacSecret SECRET = Keys.generateSecret(JwsAlgorithm.HS256);
    private static final KeyRing KEYS = KeyRing.of(SECRET.signingKey(JwsAlgorithm.HS256));

    private static final TokenProfile ACCESS = TokenProfile.access(ISSUER, AUDIENCE);
    private static final TokenProfile REFRESH = TokenProfile.refresh(ISSUER, AUDIENCE);
    private static final TokenProfile EMAIL = TokenProfile.oneTime(ISSUER, AUDIENCE, "email_verify");
    private static final TokenProfile PASSWORD = TokenProfile.oneTime(ISSUER, AUDIENCE, "password_reset");
    private static final TokenProfile INVITE = TokenProfile.custom("invite+jwt", ISSUER, AUDIENCE);
    private static final List<TokenProfile> ALL = List.of(ACCESS, REFRESH, EMAIL, PASSWORD, INVITE);

    @ParameterizedTest
    @MethodSource("everyPair")
    void verify_tokenOfEachKind_passesForItsOwnKindOnly(TokenProfile made, TokenProfile expected) {
        String token = token(made);

        Verification result = expected.verifier().keys(KEYS).build().verify(token);

        assertThat(outcome(result)).isEqualTo(made.equals(expected) ? "verified" : "type_not_allowed");
    }

    static Stream<Arguments> everyPair() {
        return ALL.stream().flatMap(made -> ALL.stream().map(expected -> Arguments.of(made, expected)));
    }

    @ParameterizedTest
    @MethodSource("allButAccess")
    void verify_byAVerifierThatWasToldNoTypes_acceptsAccessTokensOnly(TokenProfile made) {
        JwtVerifier usual = JwtVerifier.builder()
                .keys(KEYS)
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .build();

        assertThat(usual.verify(token(made))).isEqualTo(new Rejected(RejectionReason.TYPE_NOT_ALLOWED));
        assertThat(usual.verify(token(ACCESS))).isInstanceOf(Verified.class);
    }

    static Stream<TokenProfile> allButAccess() {
        return Stream.of(REFRESH, EMAIL, PASSWORD, INVITE);
    }

    @Test
    void verify_purposeInACustomClaimOfAnotherKind_makesNoOneTimeToken() {
        String forged = TokenIssuer.builder()
                .keys(KEYS)
                .profile(INVITE)
                .build()
                .issue("u1", Map.of("purpose", "email_verify"))
                .token();

        assertThat(EMAIL.verifier().keys(KEYS).build().verify(forged))
                .isEqualTo(new Rejected(RejectionReason.TYPE_NOT_ALLOWED));
    }

    @Test
    void verify_otherIssuerOrAudience_isRejected() {
        Verification otherIssuer = TokenProfile.access("https://other.test", AUDIENCE)
                .verifier()
                .keys(KEYS)
                .build()
                .verify(token(ACCESS));
        Verification otherAudience = TokenProfile.access(ISSUER, "other")
                .verifier()
                .keys(KEYS)
                .build()
                .verify(token(ACCESS));

        assertThat(otherIssuer).isEqualTo(new Rejected(RejectionReason.ISSUER_NOT_TRUSTED));
        assertThat(otherAudience).isEqualTo(new Rejected(RejectionReason.AUDIENCE_MISMATCH));
    }

    @Test
    void profiles_always_haveTheirTypeAndLifetime() {
        assertThat(ACCESS).hasToString("TokenProfile[at+jwt, PT15M]");
        assertThat(REFRESH).hasToString("TokenProfile[rt+jwt, PT720H]");
        assertThat(EMAIL).hasToString("TokenProfile[one-time+jwt email_verify, PT1H]");
        assertThat(INVITE).hasToString("TokenProfile[invite+jwt, PT15M]");
    }

    @Test
    void withLifetime_keepsEverythingElse() {
        TokenProfile longer = EMAIL.withLifetime("2h");

        assertThat(longer.lifetime()).isEqualTo(Duration.ofHours(2));
        assertThat(longer.type()).isEqualTo("one-time+jwt");
        assertThat(longer.issuer()).isEqualTo(ISSUER);
        assertThat(longer.audience()).isEqualTo(AUDIENCE);
        assertThat(longer.purpose()).contains("email_verify");
        assertThat(ACCESS.purpose()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1s, PT1S", "400d, PT9600H", "1.5h, PT90M", "PT2S, PT2S"})
    void withLifetime_withinItsBounds_isTaken(String text, Duration expected) {
        assertThat(ACCESS.withLifetime(text).lifetime()).isEqualTo(expected);
        assertThat(ACCESS.withLifetime(expected).lifetime()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "0.5s", "1.5s", "9600.001h", "401d", "60w", "PT0S"})
    void withLifetime_outOfBoundsOrOfBrokenSeconds_isRefused(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ACCESS.withLifetime(text))
                .withMessageStartingWith("lifetime: expected whole seconds from 1s to 400d");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT-1S", "-PT1H"})
    void withLifetime_negative_isRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> ACCESS.withLifetime(text));
        assertThatIllegalArgumentException().isThrownBy(() -> ACCESS.withLifetime(Duration.parse(text)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Email",
                "e-mail",
                "a b",
                "a\n",
                "\u00e9",
                "12345678901234567890123456789012345678901234567890123456789012345"
            })
    void oneTime_purposeOfOtherCharacters_isRefused(String purpose) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TokenProfile.oneTime(ISSUER, AUDIENCE, purpose))
                .withMessageStartingWith("purpose:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"at+jwt", "AT+JWT", "rt+jwt", "one-time+jwt", "sealed+jwt", "none", "NONE", "ID"})
    void custom_typeThatHasItsOwnMeaning_isRefused(String type) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TokenProfile.custom(type, ISSUER, AUDIENCE))
                .withMessageContaining("has its own meaning");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "application/invite+jwt", "a b", "+jwt", "\u00e9", "a\n"})
    void custom_typeThatIsNone_isRefused(String type) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TokenProfile.custom(type, ISSUER, AUDIENCE))
                .withMessageStartingWith("type: expected");
    }

    @Test
    void access_emptyOrOverlongNames_areRefused() {
        String tooLong = "planted".repeat(147);

        assertThatIllegalArgumentException().isThrownBy(() -> TokenProfile.access("", AUDIENCE));
        assertThatIllegalArgumentException().isThrownBy(() -> TokenProfile.access(ISSUER, ""));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TokenProfile.refresh(tooLong, AUDIENCE))
                .withMessage("issuer: expected at most 1,024 characters, got 1029");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TokenProfile.refresh(ISSUER, tooLong))
                .withMessageNotContaining("planted");
    }

    private static String token(TokenProfile profile) {
        return TokenIssuer.builder()
                .keys(KEYS)
                .profile(profile)
                .build()
                .issue("u1", Map.of())
                .token();
    }

    private static String outcome(Verification result) {
        return result instanceof Rejected rejected ? rejected.reason().code() : "verified";
    }
}
