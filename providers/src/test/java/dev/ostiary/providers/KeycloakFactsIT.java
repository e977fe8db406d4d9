package dev.ostiary.providers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Keycloak, measured. */
@ExtendWith(StartedProviders.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeycloakFactsIT extends MeasuredFactsContract {
    private final KeycloakRealm realm;

    KeycloakFactsIT(Keycloak keycloak) {
        this.realm = keycloak.realm();
    }

    @AfterAll
    void removeRealm() {
        realm.close();
    }

    @Override
    Provider provider() {
        return realm;
    }

    @Test
    void roles_standInTheAccessTokenAlone() {
        PlainClient.Answer answer =
                client().redeem(client().signIn(user(), Map.of()).get("code"));

        assertThat(answer.claims("access_token").at("/realm_access/roles").toString())
                .contains("\"admin\"");
        assertThat(answer.claims("id_token").has("realm_access")).isFalse();
        assertThat(answer.claims("access_token").get("aud").textValue()).isEqualTo("account");
    }

    @Test
    void wrongSecret_isNoInvalidClient() {
        String code = client().signIn(user(), Map.of()).get("code");

        assertThat(client().redeem(code, "a wrong secret").text("error")).isEqualTo("unauthorized_client");
    }

    @Test
    void stateOverFourThousandCharacters_isDroppedWithoutAWord() {
        Map<String, String> longest = client().signIn(user(), Map.of("state", "s".repeat(4_000)));
        Map<String, String> longer = client().signIn(user(), Map.of("state", "s".repeat(4_001)));

        assertThat(longest).containsKeys("state", "code");
        assertThat(longer).containsKey("code").doesNotContainKey("state");
    }

    @Test
    void firstSignInWithOfflineAccess_leavesNoSession() {
        Map<String, String> callback = client().signIn(user(), Map.of("scope", "openid offline_access"));

        PlainClient.Answer answer = client().redeem(callback.get("code"));

        assertThat(answer.text("refresh_token")).isNotEmpty();
        assertThat(realm.sessions(user().name())).isZero();
    }

    @Test
    void loginPageWhoseCookieIsGone_afterAnotherTabSignedIn_bringsTheStateOfTheOther() {
        Page left = user().browser().open(client().departure(Map.of("state", "the first")));
        client().signIn(user(), Map.of("state", "the second"));
        user().browser().forget("127.0.0.1", "AUTH_SESSION_ID");

        Page page = user().goesOn(left, client().origin());

        assertThat(PlainClient.parameters(page.at().getRawQuery()))
                .containsEntry("state", "the second")
                .containsKey("code");
    }

    @Test
    void acr_tellsAPasswordFromSingleSignOn() {
        PlainClient.Answer byPassword =
                client().redeem(client().signIn(user(), Map.of()).get("code"));
        PlainClient.Answer bySession =
                client().redeem(client().signIn(user(), Map.of()).get("code"));

        assertThat(byPassword.claims("id_token").get("acr").textValue()).isEqualTo("1");
        assertThat(bySession.claims("id_token").get("acr").textValue()).isEqualTo("0");
        assertThat(bySession.claims("id_token").get("sid"))
                .isEqualTo(byPassword.claims("id_token").get("sid"));
    }

    @Test
    void refreshTokenThatWasUsed_isGoodAsLongAsTheRealmDoesNotRevokeIt() {
        String first =
                client().redeem(client().signIn(user(), Map.of()).get("code")).text("refresh_token");

        client().refresh(first);

        assertThat(client().refresh(first).status()).isEqualTo(200);
    }
}
