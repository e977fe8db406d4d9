package dev.ostiary.provider;

import static dev.ostiary.verify.RejectionReason.ALGORITHM_NOT_ALLOWED;
import static dev.ostiary.verify.RejectionReason.AUDIENCE_MISMATCH;
import static dev.ostiary.verify.RejectionReason.BAD_SIGNATURE;
import static dev.ostiary.verify.RejectionReason.CLAIM_INVALID;
import static dev.ostiary.verify.RejectionReason.CLAIM_MISSING;
import static dev.ostiary.verify.RejectionReason.ISSUED_IN_FUTURE;
import static dev.ostiary.verify.RejectionReason.ISSUER_NOT_TRUSTED;
import static dev.ostiary.verify.RejectionReason.MALFORMED_TOKEN;
import static dev.ostiary.verify.RejectionReason.TOKEN_EXPIRED;
import static dev.ostiary.verify.RejectionReason.TOKEN_TOO_LARGE;
import static dev.ostiary.verify.RejectionReason.TOKEN_TOO_OLD;
import static dev.ostiary.verify.RejectionReason.TYPE_NOT_ALLOWED;
import static dev.ostiary.verify.RejectionReason.UNKNOWN_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.ostiary.store.MovableClock;
import dev.ostiary.testkit.Endpoint;
import dev.ostiary.testkit.TestToken;
import dev.ostiary.verify.RejectionReason;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** From one good logout token, one thing is changed. */
class LogoutTokensTest {
    private static final Instant NOW = MovableClock.START;
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

    private static Applicant applicant;

    @BeforeAll
    static void start() {
        applicant = new Applicant();
        applicant.signedIn();
    }

    @AfterAll
    static void end() {
        applicant.close();
    }

    private static TestToken token() {
        return applicant.issuer.logoutToken().subject("u1").claim("sid", "s1").audience("client");
    }

    @Test
    void logoutToken_good_saysWhoseSessionEnds() {
        LogoutVerdict verdict = applicant.provider.logoutToken(token().sign());

        LogoutNotice notice = ((LogoutVerdict.Accepted) verdict).notice();
        assertThat(notice.sid()).contains("s1");
        assertThat(notice.subject()).contains("u1");
        assertThat(notice.issuedAt()).isEqualTo(NOW);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void logoutToken_bad_isRejected(String name, Function<TestToken, String> change, RejectionReason reason) {
        assertThat(applicant.provider.logoutToken(change.apply(token()))).isEqualTo(new LogoutVerdict.Rejected(reason));
    }

    static Stream<Arguments> logoutToken_bad_isRejected() {
        return Stream.of(
                row("no token", t -> "x", MALFORMED_TOKEN),
                row("empty", t -> "", MALFORMED_TOKEN),
                row("too large", t -> t.claim("x", "x".repeat(17_000)).sign(), TOKEN_TOO_LARGE),
                row("header at+jwt", t -> t.type("at+jwt").sign(), TYPE_NOT_ALLOWED),
                row("header ID", t -> t.type("ID").sign(), TYPE_NOT_ALLOWED),
                row("other issuer", t -> t.issuer("https://other.example").sign(), ISSUER_NOT_TRUSTED),
                row("no issuer", t -> t.withoutClaim("iss").sign(), ISSUER_NOT_TRUSTED),
                row("alg none", t -> unsigned(t.sign()), ALGORITHM_NOT_ALLOWED),
                row("unknown key", t -> t.keyId("other").sign(), UNKNOWN_KEY),
                row("forged", t -> t.forged().sign(), BAD_SIGNATURE),
                row(
                        "forged for somebody else",
                        t -> t.forged().audience("other").sign(),
                        BAD_SIGNATURE),
                row("other audience", t -> t.audience("other").sign(), AUDIENCE_MISMATCH),
                row("several audiences, not ours", t -> t.audience("a", "b").sign(), AUDIENCE_MISMATCH),
                row("no audience", t -> t.withoutClaim("aud").sign(), AUDIENCE_MISMATCH),
                row("no iat", t -> t.withoutClaim("iat").sign(), CLAIM_MISSING),
                row("iat as text", t -> t.claim("iat", "1").sign(), CLAIM_INVALID),
                row("in the future", t -> t.claim("iat", seconds(31)).sign(), ISSUED_IN_FUTURE),
                row("expired", t -> t.claim("exp", seconds(-30)).sign(), TOKEN_EXPIRED),
                row("exp as text", t -> t.claim("exp", "1").sign(), CLAIM_INVALID),
                row(
                        "old",
                        t -> t.withoutClaim("exp").claim("iat", seconds(-630)).sign(),
                        TOKEN_TOO_OLD),
                row("no jti", t -> t.withoutClaim("jti").sign(), CLAIM_MISSING),
                row("empty jti", t -> t.claim("jti", "").sign(), CLAIM_INVALID),
                row("jti too long", t -> t.claim("jti", "j".repeat(1_025)).sign(), CLAIM_INVALID),
                row("no events", t -> t.withoutClaim("events").sign(), TYPE_NOT_ALLOWED),
                row(
                        "other event",
                        t -> t.claim("events", Map.of("urn:other", Map.of())).sign(),
                        TYPE_NOT_ALLOWED),
                row(
                        "event no object",
                        t -> t.claim("events", Map.of(EVENT, true)).sign(),
                        TYPE_NOT_ALLOWED),
                row("events a list", t -> t.claim("events", List.of(EVENT)).sign(), TYPE_NOT_ALLOWED),
                row("with nonce", t -> t.claim("nonce", "n").sign(), TYPE_NOT_ALLOWED),
                row("of nobody", t -> t.withoutClaim("sub").withoutClaim("sid").sign(), CLAIM_MISSING),
                row("empty sid", t -> t.claim("sid", "").sign(), CLAIM_INVALID),
                row("sid no text", t -> t.claim("sid", 7).sign(), CLAIM_INVALID),
                row("sid too long", t -> t.claim("sid", "s".repeat(1_025)).sign(), CLAIM_INVALID),
                row("sub too long", t -> t.subject("u".repeat(256)).sign(), CLAIM_INVALID),
                row("empty sub", t -> t.subject("").sign(), CLAIM_INVALID),
                row("sub no text", t -> t.claim("sub", List.of()).sign(), CLAIM_INVALID));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void logoutToken_unusual_isAccepted(String name, Function<TestToken, String> change) {
        assertThat(applicant.provider.logoutToken(change.apply(token()))).isInstanceOf(LogoutVerdict.Accepted.class);
    }

    static Stream<Arguments> logoutToken_unusual_isAccepted() {
        Map<String, Object> keycloaks = new LinkedHashMap<>(Map.of(EVENT, Map.of()));
        keycloaks.put("revoke_offline_access", true);
        return Stream.of(
                arguments("without typ", (Function<TestToken, String>)
                        t -> t.withoutHeader("typ").sign()),
                arguments("typ JWT", (Function<TestToken, String>)
                        t -> t.type("JWT").sign()),
                arguments("Keycloak's second event", (Function<TestToken, String>)
                        t -> t.claim("events", keycloaks).claim("typ", "Logout").sign()),
                arguments("without sid", (Function<TestToken, String>)
                        t -> t.withoutClaim("sid").sign()),
                arguments("without sub", (Function<TestToken, String>)
                        t -> t.withoutClaim("sub").sign()),
                arguments("without exp", (Function<TestToken, String>)
                        t -> t.withoutClaim("exp").sign()),
                arguments("names as long as may be", (Function<TestToken, String>)
                        t -> t.claim("jti", "j".repeat(1_024))
                                .claim("sid", "s".repeat(1_024))
                                .subject("u".repeat(255))
                                .sign()),
                arguments("clock 30 seconds ahead", (Function<TestToken, String>)
                        t -> t.claim("iat", seconds(30)).sign()),
                arguments("expired 29 seconds ago", (Function<TestToken, String>)
                        t -> t.claim("exp", seconds(-29)).sign()),
                arguments("several audiences", (Function<TestToken, String>)
                        t -> t.audience("other", "client").sign()));
    }

    private static Arguments row(String name, Function<TestToken, String> change, RejectionReason reason) {
        return arguments(name, change, reason);
    }

    private static long seconds(long fromNow) {
        return NOW.plusSeconds(fromNow).getEpochSecond();
    }

    private static String unsigned(String token) {
        return "eyJhbGciOiJub25lIn0" + token.substring(token.indexOf('.'), token.lastIndexOf('.') + 1);
    }

    @Test
    void logoutToken_thatHadToWait_isJudgedByWhenItCame() {
        String token = token().claim("exp", seconds(60)).sign();

        assertThat(applicant.provider.logoutToken(token, NOW.plusSeconds(89)))
                .isInstanceOf(LogoutVerdict.Accepted.class);
        assertThat(applicant.provider.logoutToken(token, NOW.plusSeconds(90)))
                .isEqualTo(new LogoutVerdict.Rejected(TOKEN_EXPIRED));
    }

    @Test
    void logoutToken_keysAway_isKeptForLater() {
        try (Applicant alone = new Applicant()) {
            alone.issuer.outage();

            assertThat(alone.provider.logoutToken(
                            alone.issuer.token().type("JWT").sign()))
                    .isInstanceOf(LogoutVerdict.Unavailable.class);
        }
    }

    @Test
    void logoutToken_keysThatTakeTooLong_isKeptForLater() {
        try (Applicant alone = new Applicant()) {
            alone.issuer.hold();

            assertThat(alone.provider.logoutToken(
                            alone.issuer.token().type("JWT").sign()))
                    .isEqualTo(new LogoutVerdict.Unavailable(Duration.ofSeconds(1)));
            alone.issuer.release();
        }
    }

    @Test
    void logoutToken_ofAKeyThatWasJustMade_isAccepted() {
        try (Applicant alone = new Applicant()) {
            alone.signedIn();
            alone.issuer.rotate();

            assertThat(alone.provider.logoutToken(alone.issuer
                            .logoutToken()
                            .subject("u1")
                            .audience("client")
                            .sign()))
                    .isInstanceOf(LogoutVerdict.Accepted.class);
        }
    }

    @Test
    void logoutToken_unknownKeys_costOneFetchInFiveSeconds() {
        try (Applicant alone = new Applicant()) {
            alone.signedIn();
            int before = alone.issuer.at(Endpoint.KEYS).requests();
            alone.provider.logoutToken(alone.issuer.logoutToken().keyId("a").sign());
            alone.provider.logoutToken(alone.issuer.logoutToken().keyId("b").sign());
            assertThat(alone.issuer.at(Endpoint.KEYS).requests()).isEqualTo(before + 1);

            alone.clock.advance(Duration.ofSeconds(5));
            alone.provider.logoutToken(alone.issuer.logoutToken().keyId("c").sign());
            assertThat(alone.issuer.at(Endpoint.KEYS).requests()).isEqualTo(before + 2);
        }
    }
}
