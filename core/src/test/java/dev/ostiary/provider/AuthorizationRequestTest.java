package dev.ostiary.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.Prompt;
import dev.ostiary.encoding.FormEncoding;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is sent to the provider, as another library reads it. */
class AuthorizationRequestTest {
    private static AuthenticationRequest read(Applicant applicant, SignInStart start) throws Exception {
        Departure.Ready ready = (Departure.Ready) applicant.provider.depart(start);
        return AuthenticationRequest.parse(ready.location());
    }

    private static SignInStart start(StepUp demands, Map<String, String> forwarded) {
        return new SignInStart(
                Applicant.REDIRECT_URI, Optional.of("/a b?c=d&e"), demands, forwarded, 0, Optional.empty());
    }

    @Test
    void depart_always_sendsStateNonceAndPkce() throws Exception {
        try (Applicant applicant = new Applicant()) {
            AuthenticationRequest request = read(applicant, start(StepUp.NONE, Map.of()));

            assertThat(request.getClientID().getValue()).isEqualTo("client");
            assertThat(request.getRedirectionURI()).isEqualTo(Applicant.REDIRECT_URI);
            assertThat(request.getResponseType().toString()).isEqualTo("code");
            assertThat(request.getScope().toStringList()).containsExactly("openid", "profile", "email");
            assertThat(request.getNonce().getValue()).hasSize(43);
            assertThat(request.getCodeChallengeMethod()).isEqualTo(CodeChallengeMethod.S256);
            assertThat(request.getCodeChallenge().getValue()).hasSize(43);
            assertThat(request.getState().getValue()).hasSizeLessThanOrEqualTo(700);
            assertThat(request.getResponseMode()).isNull();
        }
    }

    @Test
    void depart_withDemandsAndParameters_sendsThem() throws Exception {
        try (Applicant applicant = new Applicant(client -> client.responseMode(ResponseMode.FORM_POST)
                .demands(new StepUp(List.of("bronze"), Optional.of(Duration.ofHours(1))))
                .scopes(List.of("orders", "offline_access"))
                .authorizationParameters(Map.of("kc_idp_hint", "staff & co", "login_hint", "nobody")))) {
            AuthenticationRequest request = read(
                    applicant,
                    start(
                            new StepUp(List.of("gold", "silver"), Optional.of(Duration.ofMinutes(5))),
                            Map.of("login_hint", "a+b@example.test", "prompt", "login")));

            assertThat(request.getCustomParameter("kc_idp_hint")).containsExactly("staff & co");
            assertThat(request.getLoginHint()).isEqualTo("a+b@example.test");
            assertThat(request.getPrompt()).isEqualTo(new Prompt(Prompt.Type.LOGIN));
            assertThat(request.getMaxAge()).isEqualTo(300);
            assertThat(request.getACRValues()).hasToString("[gold, silver]");
            assertThat(request.getResponseMode()).hasToString("form_post");
            assertThat(request.getScope().toStringList()).containsExactly("openid", "orders", "offline_access");
        }
    }

    @Test
    void depart_nothingElseToSay_asksForOpenIdAlone() throws Exception {
        try (Applicant applicant = new Applicant(client -> client.scopes(List.of()))) {
            assertThat(read(applicant, start(StepUp.NONE, Map.of())).getScope().toStringList())
                    .containsExactly("openid");
        }
    }

    @Test
    void depart_bindingThatIsThere_isKept() {
        try (Applicant applicant = new Applicant()) {
            SignInBinding binding = applicant.states.newBinding();
            SignInStart start = new SignInStart(
                    Applicant.REDIRECT_URI, Optional.empty(), StepUp.NONE, Map.of(), 0, Optional.of(binding));

            assertThat(((Departure.Ready) applicant.provider.depart(start)).binding())
                    .isSameAs(binding);
        }
    }

    @Test
    void forwardedParameter_ofTheProtocol_isRefused() {
        assertThatThrownBy(() -> start(StepUp.NONE, Map.of("redirect_uri", "https://evil.example")))
                .hasMessage("forwarded: redirect_uri is set by the protocol itself");
    }

    @Test
    void challenge_ofRfc7636_isTheSame() {
        assertThat(AuthorizationRequest.challenge("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"))
                .isEqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }

    @Test
    void append_toAQuery_goesOnWithIt() {
        assertThat(FormEncoding.append(URI.create("https://id.example/a?p=1"), Map.of("b c", "d&e")))
                .isEqualTo(URI.create("https://id.example/a?p=1&b%20c=d%26e"));
    }
}
