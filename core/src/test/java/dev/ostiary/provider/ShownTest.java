package dev.ostiary.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.ostiary.encoding.FormEncoding;
import dev.ostiary.store.MovableClock;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is shown of what holds codes, tokens and claims: to the letter, so that none of them is among it. */
class ShownTest {
    private static final String SECRET = "hidden";
    private static final URI PLACE = URI.create("https://id.example/x?code=" + SECRET);
    private static final Optional<String> SOME = Optional.of(SECRET);
    private static final SignInBinding BINDING = new SignInBinding(new byte[32], 0, 0, MovableClock.START);

    @ParameterizedTest(name = "{1}")
    @MethodSource
    void toString_ofWhatHoldsASecret_showsNone(Object value, String shown) {
        assertThat(value).hasToString(shown);
    }

    static Stream<Arguments> toString_ofWhatHoldsASecret_showsNone() {
        Map<String, String> texts = Map.of("code", SECRET);
        return Stream.of(
                arguments(
                        new AuthorizationRequest("c", List.of(), ResponseMode.QUERY, texts),
                        "AuthorizationRequest[...]"),
                arguments(new ClientForm(PLACE, texts), "ClientForm[...]"),
                arguments(new ClientRequest(PLACE, texts, SECRET), "ClientRequest[...]"),
                arguments(new Departure.Ready(PLACE, BINDING), "Ready[...]"),
                arguments(new EndSession(SOME, SOME, PLACE, SOME), "EndSession[...]"),
                arguments(new LogoutNotice(SOME, SOME, MovableClock.START), "LogoutNotice[2030-01-01T00:00:00Z]"),
                arguments(new Redemptions.Code(SECRET, PLACE, SECRET, SECRET, StepUp.NONE), "Code[...]"),
                arguments(new TokenAnswer.Tokens(SECRET, SOME, SOME, OptionalLong.empty(), List.of()), "Tokens[...]"),
                arguments(new Identities.Question(Map.of("sub", SECRET), SECRET, List.of()), "Question[...]"),
                arguments(new UserInfo.Claims(Map.of("sub", SECRET)), "Claims[...]"),
                arguments(new AccessTokenClaims.Claims(Map.of("sub", SECRET)), "Claims[...]"),
                arguments(new Exchanges.Received(200, "text/plain", new byte[] {1}), "Received[200]"),
                arguments(
                        new SignInStart(PLACE, SOME, StepUp.NONE, Map.of("login_hint", SECRET), 3, Optional.empty()),
                        "SignInStart[attempt 3]"),
                arguments(ClientAuthentication.post(SECRET), "ClientAuthentication[POST]"));
    }

    @Test
    void tokens_shown_tellOnlyWhetherTheyCanBeUsed() {
        ProviderTokens full =
                new ProviderTokens(SECRET, "Bearer", Optional.of(MovableClock.START), SOME, SECRET, SECRET, List.of());
        ProviderTokens least =
                new ProviderTokens(SECRET, "Bearer", Optional.empty(), Optional.empty(), SECRET, SECRET, List.of());

        assertThat(full).hasToString("ProviderTokens[expires 2030-01-01T00:00:00Z, can be refreshed]");
        assertThat(least).hasToString("ProviderTokens[no expiry]");
    }

    @ParameterizedTest
    @CsvSource({"${jndi:x}, $?jndi:x?", "a\"b, a?b", "'a\\b', a?b", "ä, ?", "'a b', 'a b'"})
    void harmless_textOfAProvider_hasNothingThatALogReads(String said, String shown) {
        assertThat(Harmless.text(said)).isEqualTo(shown);
        assertThat(Harmless.text(7)).isEmpty();
    }

    @Test
    void formText_nothingToAdd_isTheAddressItself() {
        assertThat(FormEncoding.append(PLACE, Map.of())).isEqualTo(PLACE);
        assertThat(FormEncoding.append(URI.create("https://id.example/a"), Map.of("b", "c")))
                .hasToString("https://id.example/a?b=c");
    }
}
