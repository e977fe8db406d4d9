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
                "/eyJhbGciOiJIUzI1NiJ9=.e30=.c2lnbmF0dXJl=/x | /eyJ*/x",
                "/keys/ost_abcdef_0123456789 | /keys/ost_*",
                "/eyJ/host_name              | /eyJ/host_name",
                "/${jndi:ldap:x}             | /$%7Bjndi:ldap:x%7D",
                "/{0}<b>\\^`                | /%7B0%7D%3Cb%3E%5C%5E%60",
                "/ä\uD83D\uDE00              | /%C3%A4%F0%9F%98%80"
            })
    void path_isMadeHarmless(String sent, String shown) {
        assertThat(Events.at(sent).path()).isEqualTo(shown);
    }

    /** Tokens of whatever header, with dots that may be escaped, and keys whose prefix is. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ewogImFsZyI6IkhTMjU2In0.IHsic3ViIjoicGxhbnRlZCJ9.p1anT3DSignatureOfFortyThreeCharacters012345678",
                "IHsiYWxnIjoiSFMyNTYifQ.eyJzdWIiOiJwbGFudGVkIn0.p1anT3DSignatureOfFortyThreeCharacters012345678",
                "e30.eyJzdWIiOiJwbGFudGVkIn0.p1anT3DSignatureOfFortyThreeCharacters012345678",
                "%65yJhbGciOiJIUzI1NiJ9%2EIHsic3ViIjoicGxhbnRlZCJ9%2ep1anT3DSignatureOfFortyThreeCharacters01234",
                "ewogImVuYyI6IkEyNTZHQ00ifQ..p1anT3DIv0123456.p1anT3DCiphertext0123456789.p1anT3DTag01234567890A",
                "ewogImFsZyI6IkhTMjU2In0=.IHsic3ViIjoicGxhbnRlZCJ9.p1anT3DSignatureOfFortyThreeCharacters01234567=",
                "ewogImFsZyI6IkhTMjU2In0.IHsic3ViIjoicGxhbnRlZCJ9.p1anT3DSignatureOfFortyThreeCharacters0123456.json",
                "%6fst_0123456789abcdef_p1anT3D0123456789p1anT3D0123456789p1anT3D01234567"
            })
    void path_withACredentialOfAnotherBeginning_losesIt(String credential) {
        assertThat(Events.at("/verify/" + credential + "/next").path()).isEqualTo("/verify/*/next");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/jquery-3.6.0.min.js",
                "/repository/my-long-application-name-1.2.3-20261126.101112-4-sources.jar",
                "/javadoc/dev.ostiary.servlet.answer.RefusalResponder.html",
                "/assets/main.3f2a9c8b7d6e5f4a3b2c1d0e.chunk.js",
                "/files/Annual-Report-2026-Finance-Department.final.pdf",
                "/users/550e8400-e29b-41d4-a716-446655440000/name.first",
                "/a.b.c.d.e.f.g",
                "/hash/9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
            })
    void path_withAnOrdinaryName_keepsIt(String path) {
        assertThat(Events.at(path).path()).isEqualTo(path);
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
