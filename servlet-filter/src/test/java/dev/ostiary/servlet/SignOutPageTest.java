package dev.ostiary.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.config.RevocationMode;
import dev.ostiary.servlet.event.AuthEvent;
import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.FakeResponse;
import org.junit.jupiter.api.Test;

/** Where signing out leads, and what the browser is told on the way. */
class SignOutPageTest {
    private final SessionFixture fixture = new SessionFixture();

    private AuthFilter leadingTo(String page) {
        return fixture.builder()
                .sessions(options -> options.store(fixture.store.store())
                        .revocation(RevocationMode.STRICT)
                        .signOutPage(page))
                .build();
    }

    private FakeRequest form() {
        return fixture.browser.page("POST", "/shop/auth/sign-out").contextPath("/shop");
    }

    @Test
    void form_isLedToThePage() throws Exception {
        FakeResponse response = fixture.send(leadingTo("/signed-out?from=shop"), form());

        assertThat(response.getStatus()).isEqualTo(303);
        assertThat(response.getHeader("Location")).isEqualTo("/shop/signed-out?from=shop");
    }

    @Test
    void form_isLedElsewhere() throws Exception {
        assertThat(fixture.send(leadingTo("https://www.example/bye"), form()).getHeader("Location"))
                .isEqualTo("https://www.example/bye");
    }

    @Test
    void form_withoutAPage_is204() throws Exception {
        assertThat(fixture.send(leadingTo(""), form()).getStatus()).isEqualTo(204);
    }

    @Test
    void script_ofALibrary_isLedToThePage() throws Exception {
        FakeResponse htmx = fixture.send(
                leadingTo("/signed-out"),
                fixture.browser.script("POST", "/auth/sign-out").header("HX-Request", "true"));

        assertThat(htmx.getHeader("HX-Redirect")).isEqualTo("/signed-out");
    }

    @Test
    void page_isPublicByItself_andTheSignInPageToo() throws Exception {
        AuthFilter filter = leadingTo("/signed-out?from=shop");

        assertThat(fixture.send(filter, FakeRequest.get("/signed-out")).getStatus())
                .isEqualTo(200);
        assertThat(fixture.send(filter, FakeRequest.get("/sign-in")).getStatus())
                .isEqualTo(200);
        assertThat(fixture.send(filter, FakeRequest.get("/signed-out/x")).getStatus())
                .isEqualTo(401);
        assertThat(fixture.events)
                .extracting(AuthEvent::rule)
                .containsExactly("sign-out-page", "sign-in-page", "default");
    }

    @Test
    void page_whereSessionsAreOff_isNotPublic() throws Exception {
        AuthFilter filter = AuthFilter.builder()
                .secret(SessionFixture.TEST_SECRET)
                .audience("app")
                .set("sign-out-page", "/signed-out")
                .build();

        assertThat(fixture.send(filter, FakeRequest.get("/signed-out")).getStatus())
                .isEqualTo(401);
    }

    @Test
    void signOut_tellsTheBrowserToEmptyItsCache() throws Exception {
        fixture.signIn("u1");
        FakeResponse ofApplication = new FakeResponse();
        fixture.filter.sessions().signOut(fixture.browser.page("POST", "/bye"), ofApplication);

        FakeResponse ofFilter = fixture.send(form());

        assertThat(ofApplication.getHeaders("Clear-Site-Data")).containsExactly("\"cache\"");
        assertThat(ofFilter.getHeaders("Clear-Site-Data")).containsExactly("\"cache\"");
    }

    @Test
    void signOut_ofAHeaderAloneOrRefused_doesNot() throws Exception {
        fixture.signIn("u1");
        String token = fixture.browser.cookies().get("access_token");
        FakeRequest elsewhere = FakeRequest.post("/auth/sign-out").header("Origin", "https://evil.example");

        assertThat(fixture.send(elsewhere).containsHeader("Clear-Site-Data")).isFalse();
        assertThat(fixture.send(elsewhere.header("Authorization", "Bearer " + token))
                        .containsHeader("Clear-Site-Data"))
                .isFalse();
    }
}
