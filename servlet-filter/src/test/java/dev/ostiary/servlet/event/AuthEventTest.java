package dev.ostiary.servlet.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a request gets into an event, and in which form. */
class AuthEventTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = true,
            value = {
                "/api/x                      | /api/x",
                "/a%2e%2e/b                  | /a%2e%2e/b",
                "/a b\"c                     | /a%20b%22c",
                "/a;jsessionid=ABC/b;v=1     | /a;*/b;*",
                "/a;/../b                    | /a;*/../b",
                "/reset/eyJhbGciOiJIUzI1NiJ9.e30.c2ln/x | /reset/eyJ*/x",
                "/eyJhbGciOiJIUzI1NiJ9%2ee30%2ec2ln     | /eyJ*",
                "/keys/ost_abcdef_0123456789 | /keys/ost_*",
                "/eyJ/host_name              | /eyJ/host_name",
                "/${jndi:ldap:x}             | /$%7Bjndi:ldap:x%7D",
                "/{0}<b>\\^`                | /%7B0%7D%3Cb%3E%5C%5E%60",
                "/ä\uD83D\uDE00              | /%C3%A4%F0%9F%98%80"
            })
    void path_isMadeHarmless(String sent, String shown) {
        assertThat(Events.at(sent).path()).isEqualTo(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r", "\n", "\t", "\0", "\u001b", "\u007f", "\u0085", "\u2028", "\u202e", "\ud800"})
    void path_withAControlCharacter_staysVisibleAscii(String character) {
        AuthEvent event = Events.at("/a" + character + "b");

        assertThat(event.path())
                .startsWith("/a")
                .endsWith("b")
                .matches("[!-~]+")
                .hasSizeGreaterThan(3);
    }

    @Test
    void path_ofExactlyTheLimit_isKept() {
        assertThat(Events.at("/" + "a".repeat(199)).path()).hasSize(200).endsWith("a");
    }

    @Test
    void path_overTheLimit_isCut() {
        assertThat(Events.at("/" + "a".repeat(200)).path()).hasSize(200).endsWith("aa...");
        assertThat(Events.at("/" + "\n".repeat(100)).path()).hasSize(200).endsWith("...");
    }

    @Test
    void method_isMadeHarmless() {
        AuthEvent event = new AuthEvent(
                AuthOutcome.ANONYMOUS,
                Optional.empty(),
                "default",
                Optional.empty(),
                "GET\r\n" + "x".repeat(300),
                "/",
                Optional.empty(),
                Optional.empty());

        assertThat(event.method()).startsWith("GET%0D%0Axx").hasSize(200);
    }

    @Test
    void series_hasNothingOfTheRequest() {
        assertThat(Events.at("/secret").series())
                .hasToString(Events.at("/other").series().toString());
    }
}
