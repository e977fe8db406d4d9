package dev.ostiary.servlet.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.testing.FakeResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SignedOutTest {
    private final SignInFixture fixture = new SignInFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void get_always_saysSoAndStartsNothing() throws Exception {
        FakeResponse response = fixture.page("/auth/signed-out?state=%3Cscript%3E");

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getContentType()).isEqualTo("text/html;charset=UTF-8");
        assertThat(response.getHeader("Content-Security-Policy"))
                .startsWith("default-src 'none'; frame-ancestors 'none'");
        assertThat(response.body())
                .contains("You are signed out of this application.", "href=\"/auth/sign-in\"")
                .doesNotContain("script");
        assertThat(fixture.issuer.signIns()).isEmpty();
    }

    @Test
    void get_notFromTheProvider_asksWhoItIsTheNextTime() throws Exception {
        assertThat(fixture.page("/auth/signed-out").body()).contains("href=\"/auth/sign-in?prompt=select_account\"");
    }

    @Test
    void post_isNotAllowed() throws Exception {
        assertThat(fixture.send(fixture.browser.page("POST", "/auth/signed-out"))
                        .getStatus())
                .isEqualTo(405);
    }
}
