package dev.ostiary.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.key.LoggedLines;
import dev.ostiary.testkit.Endpoint;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever runs the application finds in the log why a provider was not believed. */
class LoggedRefusalsTest {
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    private final Applicant applicant =
            new Applicant(client -> client.claimsFrom(List.of(ClaimSource.ID_TOKEN, ClaimSource.USERINFO)));
    private final Redemption.SignedIn signedIn = applicant.signedIn();
    private final LoggedLines log = LoggedLines.of(OpenIdProvider.class);

    @AfterEach
    void end() {
        log.close();
        applicant.close();
    }

    private RefreshAnswer refresh() {
        return applicant.provider.refresh(signedIn.tokens(), signedIn.identity());
    }

    private void assertLogged(String text) {
        assertThat(log.at(Level.WARNING)).singleElement().asString().contains(text);
    }

    @Test
    void redeem_noTokens_isLogged() {
        applicant.issuer.at(Endpoint.TOKEN).answers(400, JSON, "{\"error\":\"invalid_request\"}");
        applicant.signIn();

        assertLogged("gave no tokens for a code: status 400, error \"invalid_request\"");
    }

    @Test
    void redeem_wrongSecret_isLoggedInWords() {
        applicant.issuer.at(Endpoint.TOKEN).answers(401, JSON, "{\"error\":\"invalid_client\"}");
        applicant.signIn();

        assertLogged("gave no tokens for a code: it does not accept the client's credentials: status 401, error"
                + " \"invalid_client\"");
    }

    @Test
    void redeem_noProtocol_isLoggedInWords() {
        applicant.issuer.at(Endpoint.TOKEN).answers(200, JSON, "<html>");
        applicant.signIn();

        assertLogged("gave no tokens for a code: the answer is none of the protocol: status 200, but no strict JSON");
    }

    @Test
    void refresh_noTokens_isLogged() {
        applicant.issuer.at(Endpoint.TOKEN).fails(500);
        refresh();

        assertLogged("did not refresh tokens: status 500");
    }

    @Test
    void refresh_answerThatIsRefused_isLogged() {
        applicant.issuer.next().idToken(token -> token.subject("u2").sign());
        refresh();

        assertLogged("refreshed tokens with an answer that is refused: subject_mismatch");
    }

    @Test
    void refresh_userInfoThatIsInvalid_isLoggedAndRescuesTheTokens() {
        applicant.issuer.at(Endpoint.USER_INFO).answers(200, JSON, "<html>");

        RefreshAnswer.Failed failed = (RefreshAnswer.Failed) refresh();

        assertThat(failed.outage()).isFalse();
        assertThat(failed.rescued()).isPresent();
        assertLogged("is invalid: no strict JSON");
    }

    @Test
    void refresh_accessTokenOfSomebodyElse_isLogged() {
        String other = applicant.issuer.token().subject("u2").sign();
        applicant.issuer.next().tokenAnswer(members -> {
            Map<String, Object> changed = new LinkedHashMap<>(members);
            changed.put("access_token", other);
            changed.remove("id_token");
            return changed;
        });

        try (OpenIdProvider reading = applicant
                .builder()
                .claimsFrom(List.of(ClaimSource.ACCESS_TOKEN))
                .build()) {
            assertThat(reading.refresh(signedIn.tokens(), signedIn.identity())).isInstanceOf(RefreshAnswer.Over.class);
        }

        assertThat(log.at(Level.WARNING)).first().asString().endsWith("is refused: it is of another user or client");
    }

    @Test
    void refresh_answerWithScopesAndExpiry_hasThem() {
        applicant.issuer.next().tokenAnswer(members -> {
            Map<String, Object> changed = new LinkedHashMap<>(members);
            changed.put("scope", "openid orders");
            changed.put("expires_in", 77L);
            return changed;
        });

        RefreshAnswer.Renewed renewed = (RefreshAnswer.Renewed) refresh();

        assertThat(renewed.tokens().scopes()).containsExactly("openid", "orders");
        assertThat(renewed.identity().scopes()).containsExactly("openid", "orders");
        assertThat(renewed.tokens().expiresAt())
                .contains(applicant.clock.instant().plus(Duration.ofSeconds(77)));
    }

    @Test
    void metadata_thatCannotBeHad_areLogged() {
        applicant.issuer.at(Endpoint.DISCOVERY).answers(200, JSON, "[]");
        applicant.restarted().has(ProviderEndpoint.TOKEN);

        assertLogged("not fetched: they are not strict JSON");
    }

    @ParameterizedTest
    @CsvSource({"500, true", "302, true", "200, false", "204, false"})
    void revoke_statusThatIsNoSuccess_isLogged(int status, boolean logged) {
        applicant.issuer.at(Endpoint.REVOCATION).answers(status, JSON, "");
        applicant.provider.revoke(signedIn.tokens());

        assertThat(log.at(Level.WARNING))
                .hasSize(logged ? 1 : 0)
                .allMatch(line -> line.contains("did not revoke a refresh token: status " + status + ", error \"\""));
    }

    @Test
    void revoke_noAnswer_isLogged() {
        applicant.issuer.at(Endpoint.REVOCATION).dropsConnections();
        applicant.provider.revoke(signedIn.tokens());

        assertLogged("did not revoke a refresh token: ");
    }

    @Test
    void revoke_answerThatIsTooLong_isLogged() {
        applicant.issuer.at(Endpoint.REVOCATION).answers(200, JSON, "x".repeat(70_000));
        applicant.provider.revoke(signedIn.tokens());

        assertLogged("did not revoke a refresh token: ");
    }

    @Test
    void endSessionDirectly_refused_isLogged() {
        applicant.issuer.at(Endpoint.END_SESSION).fails(400);
        applicant.provider.endSessionDirectly(signedIn.tokens());

        assertLogged("did not end a session: status 400");
    }
}
