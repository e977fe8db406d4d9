package dev.ostiary.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.key.LoggedLines;
import dev.ostiary.testkit.Endpoint;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SignOutsTest {
    private final Applicant applicant = new Applicant();
    private final ProviderTokens tokens = applicant.signedIn().tokens();

    @AfterEach
    void end() {
        applicant.close();
    }

    private static EndSession with(String idToken) {
        return new EndSession(
                Optional.of(idToken),
                Optional.of("sid 1"),
                URI.create("https://app.example/auth/signed-out"),
                Optional.of("s"));
    }

    @Test
    void endSession_withAnIdToken_handsItBack() {
        Map<String, String> sent = Applicant.parameters(
                applicant.provider.endSession(with(tokens.id())).orElseThrow());

        assertThat(sent)
                .containsEntry("id_token_hint", tokens.id())
                .containsEntry("client_id", "client")
                .containsEntry("post_logout_redirect_uri", "https://app.example/auth/signed-out")
                .containsEntry("state", "s")
                .doesNotContainKey("logout_hint");
    }

    @Test
    void endSession_over6000Characters_goesWithoutTheToken() {
        URI location = applicant.provider.endSession(with("x".repeat(6_000))).orElseThrow();

        assertThat(location.toString()).hasSizeLessThanOrEqualTo(6_000);
        assertThat(Applicant.parameters(location))
                .containsEntry("logout_hint", "sid 1")
                .doesNotContainKey("id_token_hint");
    }

    @Test
    void endSession_cognito_namesItsParameter() {
        OpenIdProvider cognito =
                applicant.builder().postLogoutParameter("logout_uri").build();

        assertThat(Applicant.parameters(cognito.endSession(with("t")).orElseThrow()))
                .containsEntry("logout_uri", "https://app.example/auth/signed-out")
                .doesNotContainKey("post_logout_redirect_uri");
        cognito.close();
    }

    @Test
    void endSession_providerWithout_isNowhere() {
        OpenIdProvider without = applicant
                .builder()
                .endpoint(ProviderEndpoint.END_SESSION, Optional.empty())
                .build();

        assertThat(without.endSession(with("t"))).isEmpty();
        without.close();
    }

    @Test
    void revoke_refreshToken_isGoodNoMore() {
        applicant.provider.revoke(tokens);

        assertThat(applicant.issuer.at(Endpoint.REVOCATION).requests()).isEqualTo(1);
        assertThat(applicant.provider.refresh(tokens, applicant.signedIn().identity()))
                .isInstanceOf(RefreshAnswer.Over.class);
    }

    @Test
    void revoke_errorInABodyOf200_isLoggedAndHarmless() {
        applicant
                .issuer
                .at(Endpoint.REVOCATION)
                .answers(200, Map.of("Content-Type", "application/json"), "{\"error\":\"invalid\\ntoken\"}");

        try (LoggedLines log = LoggedLines.of(OpenIdProvider.class)) {
            applicant.provider.revoke(tokens);

            assertThat(log.at(Level.WARNING)).singleElement().asString().contains("invalid?token");
        }
    }

    @Test
    void revoke_serverThatBreaks_throwsNothing() {
        applicant.issuer.at(Endpoint.REVOCATION).dropsConnections();

        applicant.provider.revoke(tokens);

        assertThat(applicant.issuer.at(Endpoint.REVOCATION).requests()).isPositive();
    }

    @Test
    void endSessionDirectly_refreshTokenAndCredentials_arePosted() {
        applicant.issuer.at(Endpoint.END_SESSION).answers(204, Map.of(), "");

        applicant.provider.endSessionDirectly(tokens);

        assertThat(applicant.issuer.at(Endpoint.END_SESSION).requests()).isEqualTo(1);
    }

    @Test
    void endSession_exactly6000Characters_keepsTheToken() {
        int without =
                applicant.provider.endSession(with("")).orElseThrow().toString().length();

        assertThat(applicant
                        .provider
                        .endSession(with("x".repeat(6_000 - without)))
                        .orElseThrow()
                        .toString())
                .hasSize(6_000)
                .contains("id_token_hint=x");
    }

    @Test
    void endSession_nothingButTheAddress_sendsNothingElse() {
        EndSession least = new EndSession(
                Optional.empty(), Optional.of("sid1"), URI.create("https://app.example"), Optional.empty());

        assertThat(Applicant.parameters(applicant.provider.endSession(least).orElseThrow()))
                .isEqualTo(Map.of("client_id", "client", "post_logout_redirect_uri", "https://app.example"));
    }

    @Test
    void revoke_withoutRefreshToken_asksNobody() {
        ProviderTokens without = new ProviderTokens(
                tokens.access(), "Bearer", Optional.empty(), Optional.empty(), tokens.id(), "nonce", List.of());

        applicant.provider.revoke(without);
        applicant.provider.endSessionDirectly(without);

        assertThat(applicant.issuer.at(Endpoint.REVOCATION).requests()).isZero();
        assertThat(applicant.issuer.at(Endpoint.END_SESSION).requests()).isZero();
    }
}
