package dev.ostiary.providers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the code for signing in takes for granted, seen at a provider without that code. */
abstract class MeasuredFactsContract {
    private User user;
    private Provider provider;
    private PlainClient client;

    /** The one that is measured. */
    abstract Provider provider();

    @BeforeEach
    void register() {
        provider = provider();
        user = User.unknown();
        provider.user(user.name(), "admin");
        client = new PlainClient(provider);
    }

    @AfterEach
    void close() {
        client.close();
    }

    PlainClient client() {
        return client;
    }

    User user() {
        return user;
    }

    @Test
    void codeFlow_withPkceAndNonce_givesTokensOfTheUser() {
        Map<String, String> callback = client.signIn(user, Map.of());
        PlainClient.Answer answer = client.redeem(callback.get("code"));

        assertThat(callback).containsEntry("state", "a state");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text("token_type")).isEqualTo("Bearer");
        assertThat(answer.text("refresh_token")).isNotEmpty();
        assertThat(answer.claims("id_token").get("aud").isTextual()).isTrue();
        assertThat(answer.claims("id_token").get("nonce").textValue()).isEqualTo("a nonce");
        assertThat(answer.claims("id_token").get("iss").textValue()).isEqualTo(provider.issuer());
    }

    @Test
    void issInTheCallback_isThereWhereTheMetadataSaySo() {
        Map<String, String> callback = client.signIn(user, Map.of());

        boolean promised = client.metadata()
                .path("authorization_response_iss_parameter_supported")
                .asBoolean();
        assertThat(callback.containsKey("iss")).isEqualTo(promised);
    }

    @Test
    void secondSignIn_inTheSameBrowser_asksForNothing() {
        client.signIn(user, Map.of());

        Page page = user.browser().open(client.departure(Map.of()));

        assertThat(page.at().toString()).startsWith(client.origin());
    }

    @Test
    void wrongSecret_isRefusedByOneOfTwoWords() {
        String code = client.signIn(user, Map.of()).get("code");

        PlainClient.Answer answer = client.redeem(code, "a wrong secret");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text("error")).isIn("invalid_client", "unauthorized_client");
    }

    @Test
    void disabledUser_refresh_isInvalidGrant() {
        String refreshToken =
                client.redeem(client.signIn(user, Map.of()).get("code")).text("refresh_token");

        provider.disable(user.name());

        assertThat(client.refresh(refreshToken).text("error")).isEqualTo("invalid_grant");
    }

    @Test
    void endedSession_refresh_isInvalidGrant() {
        String refreshToken =
                client.redeem(client.signIn(user, Map.of()).get("code")).text("refresh_token");

        provider.endSessions(user.name());

        assertThat(client.refresh(refreshToken).text("error")).isEqualTo("invalid_grant");
    }

    @Test
    void rotatedKey_betweenCodeAndTokens_signsThem() {
        String before = client.redeem(client.signIn(user, Map.of()).get("code"))
                .header("id_token")
                .get("kid")
                .textValue();
        String code = client.signIn(user, Map.of()).get("code");

        provider.rotateKey();

        assertThat(client.redeem(code).header("id_token").get("kid").textValue())
                .isNotEqualTo(before);
    }
}
