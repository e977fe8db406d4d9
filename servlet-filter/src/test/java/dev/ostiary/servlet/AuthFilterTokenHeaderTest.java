package dev.ostiary.servlet;

import static dev.ostiary.servlet.SessionFixture.code;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.credential.Carrier;
import dev.ostiary.servlet.credential.Extraction;
import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.FakeResponse;
import org.junit.jupiter.api.Test;

/** A token that a gateway has put into a header of its own. */
class AuthFilterTokenHeaderTest {
    private static final String NAME = "Cf-Access-Jwt-Assertion";

    private final SessionFixture fixture = new SessionFixture();
    private final AuthFilter filter =
            fixture.builder().tokenHeader(NAME).rules("/news/** = optional").build();
    private final String token = token();

    private String token() {
        fixture.signIn("u1");
        return fixture.browser.cookies().get("access_token");
    }

    private static FakeRequest page(String uri, String token) {
        return FakeRequest.get(uri)
                .header("Sec-Fetch-Mode", "navigate")
                .header("Sec-Fetch-Site", "same-origin")
                .header(NAME, token);
    }

    @Test
    void page_withAGoodToken_showsTheUser() throws Exception {
        fixture.send(filter, page("/a", token));

        assertThat(fixture.last().getRemoteUser()).isEqualTo("u1");
        assertThat(fixture.events)
                .singleElement()
                .satisfies(event -> assertThat(event.carrier()).contains(Carrier.TOKEN_HEADER));
    }

    @Test
    void page_withABadToken_isSentToSignInAndNotRenewedByItsCookies() throws Exception {
        FakeRequest request = page("/a", "x");
        fixture.browser.cookies().forEach(request::cookie);

        FakeResponse response = fixture.send(filter, request);

        assertThat(response.getStatus()).isEqualTo(303);
        assertThat(response.containsHeader("Set-Cookie")).isFalse();
    }

    @Test
    void optionalPage_withABadToken_isRefused() throws Exception {
        assertThat(fixture.send(filter, page("/news/a", "x")).getStatus()).isEqualTo(303);
        assertThat(fixture.seen).isEmpty();
    }

    @Test
    void post_fromAnotherSite_isRefused() throws Exception {
        FakeRequest request = FakeRequest.post("/a").header(NAME, token).header("Sec-Fetch-Site", "cross-site");

        assertThat(code(fixture.send(filter, request))).isEqualTo("csrf_cross_site");
    }

    @Test
    void signOut_fromAnotherSite_isRefused() throws Exception {
        FakeRequest request =
                FakeRequest.post("/auth/sign-out").header(NAME, token).header("Sec-Fetch-Site", "cross-site");

        assertThat(code(fixture.send(filter, request))).isEqualTo("csrf_cross_site");
        assertThat(filter.sessions().sessionsOf("u1")).hasSize(1);
    }

    @Test
    void extractorOfTheApplication_standsBesideIt() throws Exception {
        AuthFilter own = fixture.builder()
                .tokenHeader(NAME)
                .credentialExtractor(request -> new Extraction.None())
                .build();

        assertThat(fixture.send(own, page("/a", token)).getStatus()).isEqualTo(200);
    }
}
