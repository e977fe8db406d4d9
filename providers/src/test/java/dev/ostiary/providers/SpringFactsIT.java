package dev.ostiary.providers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Spring Authorization Server, measured. */
@ExtendWith(StartedProviders.class)
class SpringFactsIT extends MeasuredFactsContract {
    private final SpringAuthorizationServer provider;

    SpringFactsIT(SpringAuthorizationServer provider) {
        this.provider = provider;
    }

    @Override
    Provider provider() {
        return provider;
    }

    @Test
    void tokens_lackWhatOthersHave() {
        PlainClient.Answer answer =
                client().redeem(client().signIn(user(), Map.of()).get("code"));

        JsonNode idToken = answer.claims("id_token");
        assertThat(idToken.has("at_hash")).isFalse();
        assertThat(idToken.has("sid")).isTrue();
        assertThat(answer.header("id_token").has("typ")).isFalse();
        assertThat(answer.claims("access_token").get("scope").isArray()).isTrue();
    }

    @Test
    void refreshedIdToken_hasNoNonce() {
        String refreshToken =
                client().redeem(client().signIn(user(), Map.of()).get("code")).text("refresh_token");

        PlainClient.Answer answer = client().refresh(refreshToken);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.claims("id_token").has("nonce")).isFalse();
    }

    @Test
    void promptNone_withoutASession_endsAtTheLoginPage() {
        Page page = user().browser().open(client().departure(Map.of("prompt", "none")));

        assertThat(page.at().getPath()).isEqualTo("/login");
    }
}
