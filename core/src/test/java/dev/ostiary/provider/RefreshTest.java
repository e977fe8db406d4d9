package dev.ostiary.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.provider.RefreshAnswer.Failed;
import dev.ostiary.provider.RefreshAnswer.Over;
import dev.ostiary.provider.RefreshAnswer.Renewed;
import dev.ostiary.testkit.Endpoint;
import dev.ostiary.testkit.TestToken;
import dev.ostiary.verify.RejectionReason;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RefreshTest {
    private final Applicant applicant =
            new Applicant(client -> client.claimsFrom(List.of(ClaimSource.ID_TOKEN, ClaimSource.USERINFO)));
    private final Redemption.SignedIn signedIn = applicant.signedIn();

    @AfterEach
    void end() {
        applicant.close();
    }

    private RefreshAnswer refresh() {
        return applicant.provider.refresh(signedIn.tokens(), signedIn.identity());
    }

    private RefreshAnswer refreshWith(Function<TestToken, String> idToken) {
        applicant.issuer.next().idToken(idToken);
        return refresh();
    }

    @Test
    void refresh_goodToken_bringsNewOnes() {
        applicant.clock.advance(Duration.ofMinutes(20));

        Renewed renewed = (Renewed) refresh();

        assertThat(renewed.tokens().access()).isNotEqualTo(signedIn.tokens().access());
        assertThat(renewed.tokens().nonce()).isEqualTo(signedIn.tokens().nonce());
        assertThat(renewed.identity().issuedAt()).isEqualTo(signedIn.identity().issuedAt());
        assertThat(renewed.identity().claims()).containsEntry("email", "u1@example.test");
    }

    @Test
    void refresh_answerWithoutRefreshTokenAndIdToken_keepsTheOldOnes() {
        applicant.issuer.next().tokenAnswer(members -> {
            Map<String, Object> changed = new LinkedHashMap<>(members);
            changed.remove("refresh_token");
            changed.remove("id_token");
            changed.remove("scope");
            return changed;
        });

        Renewed renewed = (Renewed) refresh();

        assertThat(renewed.tokens().refresh()).isEqualTo(signedIn.tokens().refresh());
        assertThat(renewed.tokens().id()).isEqualTo(signedIn.tokens().id());
        assertThat(renewed.identity().subject()).isEqualTo("u1");
    }

    @Test
    void refresh_sessionEndedThere_isOver() {
        applicant.issuer.endSession("u1");

        assertThat(refresh()).isEqualTo(new Over(RejectionReason.TOKEN_REVOKED));
    }

    @Test
    void refresh_idTokenOfSomebodyElse_isOver() {
        assertThat(refreshWith(token -> token.subject("u2").sign()))
                .isEqualTo(new Over(RejectionReason.SUBJECT_MISMATCH));
    }

    @Test
    void refresh_idTokenWithAnotherNonce_isOver() {
        assertThat(refreshWith(token -> token.claim("nonce", "other").sign()))
                .isEqualTo(new Over(RejectionReason.NONCE_MISMATCH));
    }

    @Test
    void refresh_idTokenWithoutNonce_goesOn() {
        assertThat(refreshWith(token -> token.withoutClaim("nonce").sign())).isInstanceOf(Renewed.class);
    }

    @Test
    void refresh_idTokenWithTheSameNonce_goesOn() {
        assertThat(refreshWith(
                        token -> token.claim("nonce", signedIn.tokens().nonce()).sign()))
                .isInstanceOf(Renewed.class);
    }

    @Test
    void refresh_signedInEarlierThanBefore_isOver() {
        long before = signedIn.identity().signedInAt().minusSeconds(1).getEpochSecond();

        assertThat(refreshWith(token -> token.claim("auth_time", before).sign()))
                .isInstanceOf(Over.class);
    }

    @Test
    void refresh_signedInElsewhereSince_goesOn() {
        long later = signedIn.identity().signedInAt().plusSeconds(1).getEpochSecond();

        assertThat(refreshWith(token -> token.claim("auth_time", later).sign())).isInstanceOf(Renewed.class);
    }

    /** As after a rotation at Keycloak, where the new key counts at once. */
    @Test
    void refresh_idTokenOfAKeyThatWasJustMade_isRead() {
        applicant.issuer.at(Endpoint.TOKEN).first(applicant.issuer::rotate);

        assertThat(refresh()).isInstanceOf(Renewed.class);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refresh_badIdToken_isNotBelieved(String name, Function<TestToken, String> idToken) {
        assertThat(refreshWith(idToken)).isNotInstanceOf(Renewed.class);
    }

    static Stream<Arguments> refresh_badIdToken_isNotBelieved() {
        return Stream.of(
                bad("forged", token -> token.forged().sign()),
                bad(
                        "other audience",
                        token -> token.audience("other").withoutClaim("azp").sign()),
                bad("other azp", token -> token.claim("azp", "other").sign()),
                bad(
                        "other issuer",
                        token -> token.issuer("https://other.example").sign()),
                bad("expired", token -> token.expired().sign()),
                bad("no subject", token -> token.withoutClaim("sub").sign()),
                bad("access token", token -> token.type("at+jwt").sign()),
                bad("logout token", token -> token.claim("events", Map.of()).sign()),
                bad(
                        "hash of another access token",
                        token ->
                                token.claim("at_hash", "AAAAAAAAAAAAAAAAAAAAAA").sign()),
                bad(
                        "alg none",
                        token -> "eyJhbGciOiJub25lIn0"
                                + token.sign().replaceFirst("^[^.]+", "").replaceFirst("[^.]+$", "")));
    }

    private static Arguments bad(String name, Function<TestToken, String> idToken) {
        return Arguments.of(name, idToken);
    }

    @Test
    void refresh_otherAcr_staysTheSignIns() {
        Renewed renewed =
                (Renewed) refreshWith(token -> token.claim("acr", "changed").sign());

        assertThat(renewed.identity().acr()).isEqualTo(signedIn.identity().acr());
        assertThat(renewed.identity().claims().get("acr"))
                .isEqualTo(signedIn.identity().acr().orElse(null));
    }

    @ParameterizedTest
    @CsvSource({
        "500, {}, PROVIDER_UNAVAILABLE, true",
        "429, {}, PROVIDER_UNAVAILABLE, true",
        "401, {}, PROVIDER_REFUSED_CLIENT, false",
        "400, {\"error\":\"unauthorized_client\"}, PROVIDER_REFUSED_CLIENT, false",
        "400, {\"error\":\"invalid_scope\"}, PROVIDER_REFUSED, false",
        "200, {}, PROVIDER_ANSWER_INVALID, false"
    })
    void refresh_anyOtherAnswer_failsForNow(int status, String body, RejectionReason reason, boolean outage) {
        applicant.issuer.at(Endpoint.TOKEN).answers(status, Map.of("Content-Type", "application/json"), body);

        assertThat(refresh()).isEqualTo(new Failed(reason, outage));
    }

    @Test
    void refresh_userinfoAway_rescuesTheNewTokens() {
        applicant.issuer.at(Endpoint.USER_INFO).fails(500);

        Failed failed = (Failed) refresh();

        assertThat(failed.outage()).isTrue();
        assertThat(failed.rescued()).isPresent();
        assertThat(applicant.provider.refresh(failed.rescued().get(), signedIn.identity()))
                .isInstanceOf(Failed.class);
        applicant.issuer.at(Endpoint.USER_INFO).recover();
    }

    @Test
    void refresh_userinfoOfSomebodyElse_isOver() {
        applicant.issuer.next().userInfo(members -> Map.of("sub", "u2"));

        assertThat(refresh()).isEqualTo(new Over(RejectionReason.SUBJECT_MISMATCH));
    }
}
