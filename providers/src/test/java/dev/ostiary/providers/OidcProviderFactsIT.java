package dev.ostiary.providers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** oidc-provider, measured. */
@ExtendWith({NeedsNode.class, StartedProviders.class})
class OidcProviderFactsIT extends MeasuredFactsContract {
    private final OidcProvider provider;

    OidcProviderFactsIT(OidcProvider provider) {
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

        assertThat(answer.claims("id_token").has("at_hash")).isFalse();
        assertThat(answer.claims("id_token").has("auth_time")).isFalse();
        assertThat(answer.header("id_token").has("typ")).isFalse();
        assertThat(answer.text("access_token")).doesNotContain(".");
    }

    @Test
    void refreshedIdToken_keepsItsNonce() {
        String refreshToken =
                client().redeem(client().signIn(user(), Map.of()).get("code")).text("refresh_token");

        PlainClient.Answer answer = client().refresh(refreshToken);

        assertThat(answer.claims("id_token").get("nonce").textValue()).isEqualTo("a nonce");
    }

    @Test
    void refreshTokenThatWasUsed_endsItsSuccessorToo() {
        String first =
                client().redeem(client().signIn(user(), Map.of()).get("code")).text("refresh_token");
        String second = client().refresh(first).text("refresh_token");

        client().refresh(first);

        assertThat(client().refresh(second).text("error")).isEqualTo("invalid_grant");
    }
}
