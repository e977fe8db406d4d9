package dev.ostiary.provider;

import static dev.ostiary.verify.RejectionReason.ALGORITHM_NOT_ALLOWED;
import static dev.ostiary.verify.RejectionReason.AUDIENCE_MISMATCH;
import static dev.ostiary.verify.RejectionReason.BAD_SIGNATURE;
import static dev.ostiary.verify.RejectionReason.BINDING_UNSUPPORTED;
import static dev.ostiary.verify.RejectionReason.CLAIM_INVALID;
import static dev.ostiary.verify.RejectionReason.CLAIM_MISSING;
import static dev.ostiary.verify.RejectionReason.EXPIRY_MISSING;
import static dev.ostiary.verify.RejectionReason.ISSUED_IN_FUTURE;
import static dev.ostiary.verify.RejectionReason.ISSUER_NOT_TRUSTED;
import static dev.ostiary.verify.RejectionReason.MALFORMED_TOKEN;
import static dev.ostiary.verify.RejectionReason.NONCE_MISMATCH;
import static dev.ostiary.verify.RejectionReason.NOT_YET_VALID;
import static dev.ostiary.verify.RejectionReason.TOKEN_EXPIRED;
import static dev.ostiary.verify.RejectionReason.TOKEN_HASH_MISMATCH;
import static dev.ostiary.verify.RejectionReason.TOKEN_TOO_OLD;
import static dev.ostiary.verify.RejectionReason.TYPE_NOT_ALLOWED;
import static dev.ostiary.verify.RejectionReason.UNKNOWN_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.ostiary.provider.Redemption.Refused;
import dev.ostiary.provider.Redemption.SignedIn;
import dev.ostiary.store.MovableClock;
import dev.ostiary.testkit.TestToken;
import dev.ostiary.verify.RejectionReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** From one good ID token, one thing is changed. */
class BadIdTokensTest {
    private static final Instant NOW = MovableClock.START;

    /** As of a client for which Keycloak encrypts: {"alg":"RSA-OAEP","enc":"A256GCM","cty":"JWT"}. */
    private static final String ENCRYPTED =
            "eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00iLCJjdHkiOiJKV1QifQ.AAAA.AAAAAAAAAAAAAAAA.AAAA.AAAAAAAAAAAAAAAAAAAAAA";

    private static Applicant applicant;

    @BeforeAll
    static void start() {
        applicant = new Applicant();
    }

    @AfterAll
    static void end() {
        applicant.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void redeem_badIdToken_isRefused(String name, Function<TestToken, String> idToken, RejectionReason reason) {
        assertThat(applicant.signInWith(idToken)).isEqualTo(new Refused(reason));
    }

    static Stream<Arguments> redeem_badIdToken_isRefused() {
        return Stream.of(form(), parties(), times(), kinds(), nonces()).flatMap(rows -> rows);
    }

    private static Stream<Arguments> form() {
        return Stream.of(
                row("forged", t -> t.forged().sign(), BAD_SIGNATURE),
                row("without signature", t -> t.sign().replaceAll("[^.]+$", ""), BAD_SIGNATURE),
                row("alg none", t -> unsigned(t.sign()), ALGORITHM_NOT_ALLOWED),
                row("two segments", t -> t.sign().replaceAll("\\.[^.]+$", ""), MALFORMED_TOKEN),
                row("four segments", t -> t.sign() + ".x", MALFORMED_TOKEN),
                row("blank before", t -> " " + t.sign(), MALFORMED_TOKEN),
                row("no token", t -> "x", MALFORMED_TOKEN),
                row("unknown kid", t -> t.keyId("nobody's").sign(), UNKNOWN_KEY),
                row("crit", t -> t.header("crit", List.of("exp")).sign(), RejectionReason.CRITICAL_HEADER_UNSUPPORTED),
                row("zip", t -> t.header("zip", "DEF").sign(), RejectionReason.COMPRESSED_NOT_ALLOWED),
                row("encrypted", t -> ENCRYPTED, RejectionReason.ENCRYPTED_NOT_ALLOWED));
    }

    private static Stream<Arguments> parties() {
        return Stream.of(
                row("other issuer", t -> t.issuer("https://other.example").sign(), ISSUER_NOT_TRUSTED),
                row(
                        "issuer with a slash more",
                        t -> t.issuer(applicant.issuer.issuer() + "/").sign(),
                        ISSUER_NOT_TRUSTED),
                row("no issuer", t -> t.withoutClaim("iss").sign(), ISSUER_NOT_TRUSTED),
                row(
                        "other audience",
                        t -> t.audience("other").withoutClaim("azp").sign(),
                        AUDIENCE_MISMATCH),
                row("no audience", t -> t.withoutClaim("aud").sign(), AUDIENCE_MISMATCH),
                row(
                        "several audiences, no azp",
                        t -> t.audience("client", "b").withoutClaim("azp").sign(),
                        AUDIENCE_MISMATCH),
                row("other azp", t -> t.claim("azp", "other").sign(), AUDIENCE_MISMATCH),
                row("azp in another case", t -> t.claim("azp", "Client").sign(), AUDIENCE_MISMATCH),
                row("azp no text", t -> t.claim("azp", List.of("client")).sign(), AUDIENCE_MISMATCH),
                row("no subject", t -> t.withoutClaim("sub").sign(), CLAIM_MISSING),
                row("empty subject", t -> t.subject("").sign(), CLAIM_INVALID),
                row("subject of 256 characters", t -> t.subject("u".repeat(256)).sign(), CLAIM_INVALID),
                row("subject no text", t -> t.claim("sub", 7).sign(), CLAIM_INVALID));
    }

    private static Stream<Arguments> times() {
        return Stream.of(
                row("expired", t -> t.expiresAt(NOW.minusSeconds(31)).sign(), TOKEN_EXPIRED),
                row(
                        "expires exactly with the skew",
                        t -> t.expiresAt(NOW.minusSeconds(30)).sign(),
                        TOKEN_EXPIRED),
                row("never expires", t -> t.withoutClaim("exp").sign(), EXPIRY_MISSING),
                row("exp as text", t -> t.claim("exp", "1893456000").sign(), CLAIM_INVALID),
                row("issued in the future", t -> issuedAt(t, NOW.plusSeconds(31)), ISSUED_IN_FUTURE),
                row("issued 10 minutes and the skew ago", t -> issuedAt(t, NOW.minusSeconds(631)), TOKEN_TOO_OLD),
                row("no iat", t -> t.withoutClaim("iat").sign(), CLAIM_MISSING),
                row(
                        "not yet valid",
                        t -> t.claim("nbf", NOW.plusSeconds(31).getEpochSecond())
                                .sign(),
                        NOT_YET_VALID));
    }

    private static Stream<Arguments> kinds() {
        return Stream.of(
                row("header at+jwt", t -> t.type("at+jwt").sign(), TYPE_NOT_ALLOWED),
                row("header logout+jwt", t -> t.type("logout+jwt").sign(), TYPE_NOT_ALLOWED),
                row("claim typ Bearer", t -> t.claim("typ", "Bearer").sign(), TYPE_NOT_ALLOWED),
                row("claim typ Refresh", t -> t.claim("typ", "Refresh").sign(), TYPE_NOT_ALLOWED),
                row("claim typ no text", t -> t.claim("typ", List.of("ID")).sign(), TYPE_NOT_ALLOWED),
                row("token_use access", t -> t.claim("token_use", "access").sign(), TYPE_NOT_ALLOWED),
                row("logout token", t -> t.claim("events", Map.of()).sign(), TYPE_NOT_ALLOWED),
                row("bound to a key", t -> t.claim("cnf", Map.of("jkt", "x")).sign(), BINDING_UNSUPPORTED));
    }

    private static Stream<Arguments> nonces() {
        return Stream.of(
                row("other nonce", t -> t.claim("nonce", "other").sign(), NONCE_MISMATCH),
                row("no nonce", t -> t.withoutClaim("nonce").claim("typ", "ID").sign(), NONCE_MISMATCH),
                row("nonce no text", t -> t.claim("nonce", 5).sign(), NONCE_MISMATCH),
                row(
                        "hash of another access token",
                        t -> t.claim("at_hash", "AAAAAAAAAAAAAAAAAAAAAA").sign(),
                        TOKEN_HASH_MISMATCH),
                row("hash no text", t -> t.claim("at_hash", 1).sign(), TOKEN_HASH_MISMATCH),
                row("empty hash", t -> t.claim("at_hash", "").sign(), TOKEN_HASH_MISMATCH));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void redeem_unusualIdToken_isAccepted(String name, Function<TestToken, String> idToken) {
        assertThat(applicant.signInWith(idToken)).isInstanceOf(SignedIn.class);
    }

    static Stream<Arguments> redeem_unusualIdToken_isAccepted() {
        return Stream.of(
                row("without header typ", t -> t.withoutHeader("typ").sign()),
                row(
                        "several audiences, azp",
                        t -> t.audience("b", "client").claim("azp", "client").sign()),
                row("without azp", t -> t.withoutClaim("azp").sign()),
                row("without at_hash", t -> t.withoutClaim("at_hash").sign()),
                row("Keycloak's typ", t -> t.claim("typ", "ID").sign()),
                row("Cognito's use", t -> t.claim("token_use", "id").sign()),
                row("subject of 255 characters", t -> t.subject("u".repeat(255)).sign()),
                row("issued 10 minutes ago", t -> issuedAt(t, NOW.minusSeconds(600))),
                row("clock 30 seconds ahead", t -> issuedAt(t, NOW.plusSeconds(30))),
                row("blanks in its JSON header", t -> t.header("x", " ").sign()));
    }

    private static Arguments row(String name, Function<TestToken, String> idToken, RejectionReason reason) {
        return arguments(name, idToken, reason);
    }

    private static Arguments row(String name, Function<TestToken, String> idToken) {
        return arguments(name, idToken);
    }

    private static String issuedAt(TestToken token, Instant time) {
        return token.issuedAt(time).expiresAt(time.plus(Duration.ofHours(1))).sign();
    }

    private static String unsigned(String token) {
        return "eyJhbGciOiJub25lIn0" + token.substring(token.indexOf('.'), token.lastIndexOf('.') + 1);
    }
}
