package dev.ostiary.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How an issuer fails at one endpoint, and what that uses up. */
class EndpointConductTest {
    private final TestIssuer issuer =
            TestIssuer.builder().algorithms(SignatureAlgorithm.ES256).start();
    private final Client client = Client.of(issuer);

    @BeforeEach
    void user() {
        issuer.user(TestUser.of("u1"));
    }

    @AfterEach
    void close() {
        issuer.close();
    }

    @Test
    void fails_untilRecovery_usesNothingUp() {
        Client request = client.token(client.code());
        issuer.at(Endpoint.TOKEN).fails(500);

        assertThat(request.post("/token").status()).isEqualTo(500);
        assertThat(issuer.tokenRequests()).isEmpty();
        issuer.at(Endpoint.TOKEN).recover();
        assertThat(request.tokens()).containsKey("id_token");
        assertThat(issuer.at(Endpoint.TOKEN).requests()).isEqualTo(2);
    }

    @Test
    void answers_garbageAtOneEndpoint_leavesTheOthersAlone() {
        issuer.at(Endpoint.TOKEN).answers(200, Map.of("Content-Type", "text/html"), "<html>");

        assertThat(client.token(client.code()).post("/token").body()).isEqualTo("<html>");
    }

    @Test
    void dropsConnections_request_hasNoAnswerAndUsesNothingUp() {
        Client request = client.token(client.code());
        issuer.at(Endpoint.TOKEN).dropsConnections();

        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(request::tokens);
        issuer.at(Endpoint.TOKEN).recover();
        assertThat(request.tokens()).containsKey("id_token");
    }

    @Test
    void losesAnswers_rotation_leavesTheOldTokenDead() {
        Client request = client.refresh((String) client.signedIn().get("refresh_token"));
        issuer.at(Endpoint.TOKEN).losesAnswers();

        assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(request::tokens);
        issuer.at(Endpoint.TOKEN).recover();
        assertThat(request.tokens()).containsEntry("error", "invalid_grant");
    }

    @Test
    void first_rotationOfKeys_comesBetweenCodeAndIdToken() {
        Client request = client.token(client.code());
        issuer.at(Endpoint.TOKEN).first(issuer::rotate);

        assertThat(new String(Base64.getUrlDecoder()
                        .decode(((String) request.tokens().get("id_token")).replaceFirst("\\..*", ""))))
                .contains("ES256-2");
    }

    @Test
    void holds_request_isCountedAndAnsweredAfterRelease() throws Exception {
        Client request = client.token(client.code());
        issuer.at(Endpoint.TOKEN).holds();

        CompletableFuture<Map<String, Object>> answer = CompletableFuture.supplyAsync(request::tokens);
        assertThat(issuer.at(Endpoint.TOKEN).awaitRequests(1, Duration.ofSeconds(10)))
                .isTrue();
        assertThat(answer).isNotDone();
        issuer.at(Endpoint.TOKEN).release();

        assertThat(answer.get(10, TimeUnit.SECONDS)).containsKey("id_token");
    }

    @Test
    void next_changes_areMadeOnce() {
        issuer.next().callback(query -> query + "&x=1");
        issuer.next().tokenAnswer(members -> {
            members.remove("id_token");
            return members;
        });

        assertThat(client.authorization().authorized().text("x")).isEqualTo("1");
        assertThat(client.authorization().authorized().value("x")).isEmpty();
        assertThat(client.signedIn()).doesNotContainKey("id_token");
        assertThat(client.signedIn()).containsKey("id_token");
    }

    @Test
    void answer_denied_isSaidOnceToTheClient() {
        issuer.answer(AuthorizationAnswer.denied());

        assertThat(client.authorization().authorized().text("error")).isEqualTo("access_denied");
        assertThat(client.authorization().authorized().value("code")).isPresent();
    }

    @Test
    void answer_expired_isSaidInTheWordsOfKeycloak() {
        issuer.answer(AuthorizationAnswer.expired());

        assertThat(client.authorization().authorized().all())
                .containsEntry("error", List.of("temporarily_unavailable"))
                .containsEntry("error_description", List.of("authentication_expired"));
    }

    @Test
    void answer_askingWhenNothingMayBeShown_signsInAtOnce() {
        issuer.answer(AuthorizationAnswer.asking());

        assertThat(client.authorization().with("prompt", "none").authorized().value("code"))
                .isPresent();
    }

    @Test
    void answer_slowly_isGoodInTheEnd() {
        issuer.answer(AuthorizationAnswer.slowly(Duration.ofMillis(1)));

        assertThat(client.authorization().authorized().value("code")).isPresent();
    }

    @Test
    void reset_afterASignIn_forgetsUserTokensAndWhatCame() {
        String refresh = (String) client.signedIn().get("refresh_token");
        issuer.at(Endpoint.TOKEN).fails(500);
        issuer.answer(AuthorizationAnswer.denied());
        issuer.acr("gold");
        issuer.reset();

        assertThat(issuer.signIns()).isEmpty();
        assertThat(client.authorization().authorized().text("error")).isEqualTo("login_required");
        assertThat(client.refresh(refresh).tokens()).containsEntry("error", "invalid_grant");
        assertThat(issuer.at(Endpoint.TOKEN).requests()).isEqualTo(1);
        assertThat(issuer.tokenRequests()).hasSize(1);
    }

    @Test
    void toString_ofWhatHoldsSecrets_showsNone() {
        String code = client.code();
        client.token(code).tokens();

        assertThat(issuer.signIns().toString()
                        + issuer.tokenRequests()
                        + issuer.at(Endpoint.TOKEN)
                        + issuer.logoutToken())
                .doesNotContain(code, Client.VERIFIER, "s1");
    }
}
