package dev.ostiary.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a browser may leave with. */
class SignInStartTest {
    private static SignInStart start(String redirectUri, int attempt, Map<String, String> forwarded) {
        return new SignInStart(
                URI.create(redirectUri), Optional.empty(), StepUp.NONE, forwarded, attempt, Optional.empty());
    }

    private static SignInStart attempt(int number) {
        return start("https://app.example/cb", number, Map.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/auth/callback", "https://app.example/cb#x", "mailto:a@app.example"})
    void redirectUri_relativeOrWithAFragment_isRefused(String uri) {
        assertThatThrownBy(() -> start(uri, 0, Map.of())).hasMessageStartingWith("redirectUri:");
    }

    @Test
    void redirectUri_originOf140Characters_isTheLongest() {
        String longest = "https://" + "h".repeat(132);

        assertThat(start(longest + "/cb", 0, Map.of()).redirectUri()).hasToString(longest + "/cb");
        assertThatThrownBy(() -> start(longest + "h/cb", 0, Map.of())).hasMessageStartingWith("redirectUri:");
    }

    @Test
    void attempt_fromZeroToNine_isAllowed() {
        assertThat(attempt(0).attempt()).isZero();
        assertThat(attempt(9).attempt()).isEqualTo(9);
        assertThatThrownBy(() -> attempt(-1)).hasMessage("attempt: expected 0 to 9, got -1");
        assertThatThrownBy(() -> attempt(10)).hasMessage("attempt: expected 0 to 9, got 10");
    }

    @Test
    void isSilent_onlyWithPromptNone() {
        assertThat(start("https://app.example/cb", 0, Map.of("prompt", "none")).isSilent())
                .isTrue();
        assertThat(start("https://app.example/cb", 0, Map.of("prompt", "login")).isSilent())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "client_id",
                "redirect_uri",
                "response_type",
                "response_mode",
                "scope",
                "state",
                "nonce",
                "code_challenge",
                "code_challenge_method",
                "request",
                "request_uri",
                "max_age",
                "acr_values"
            })
    void parameter_ofTheProtocol_canBeSetByNobodyElse(String name) {
        assertThat(AuthorizationParameters.isReserved(name)).isTrue();
        assertThatThrownBy(() -> start("https://app.example/cb", 0, Map.of(name, "x")))
                .hasMessage("forwarded: " + name + " is set by the protocol itself");
        assertThatThrownBy(
                        () -> OpenIdProvider.at("https://id.example", "c").authorizationParameters(Map.of(name, "x")))
                .hasMessage("authorizationParameters: " + name + " is set by the protocol itself");
    }

    @Test
    void parameter_ofTheUser_isFree() {
        assertThat(AuthorizationParameters.isReserved("login_hint")).isFalse();
    }
}
