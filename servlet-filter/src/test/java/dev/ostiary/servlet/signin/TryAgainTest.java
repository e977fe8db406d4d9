package dev.ostiary.servlet.signin;

import static dev.ostiary.servlet.signin.SignInFixture.code;
import static dev.ostiary.servlet.signin.SignInFixture.location;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.testing.Browser;
import dev.ostiary.servlet.testing.FakeResponse;
import dev.ostiary.testkit.AuthorizationAnswer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The link on the page of a sign-in that came to nothing: it leads where the user wanted to go, and nowhere else. */
class TryAgainTest {
    private static final String NOWHERE = "<a href=\"/auth/sign-in\">Try again</a>";
    private static final String ORDERS = "<a href=\"/auth/sign-in?return_to=%2Forders\">Try again</a>";

    private final SignInFixture fixture = new SignInFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private String pageWithoutProvider(String returnTo) throws Exception {
        fixture.issuer.outage();
        FakeResponse response = fixture.page("/auth/sign-in?return_to=" + returnTo);
        assertThat(response.getStatus()).isEqualTo(503);
        return response.body();
    }

    @Test
    void signIn_providerAway_keepsThePage() throws Exception {
        assertThat(pageWithoutProvider("%2Forders")).contains(ORDERS);
    }

    @Test
    void signIn_pageWithAQuery_isEscapedForTheAddressAndForThePage() throws Exception {
        assertThat(pageWithoutProvider("%2Forders%3Fid%3D1%26q%3Da%2527%2522%252520b"))
                .contains("<a href=\"/auth/sign-in?return_to=%2Forders%3Fid%3D1%26q%3Da%2527%2522%252520b\">Try"
                        + " again</a>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https%3A%2F%2Fevil.example%2F",
                "%2F%2Fevil.example",
                "%2F%5Cevil.example",
                "%5C%5Cevil.example",
                "%2Fa%2F..%2F..%2Fevil",
                "%2F%2509%2Fevil.example",
                "%2Fa%22%3E%3Cscript%3Eevil%3C%2Fscript%3E",
                "javascript%3Aevil%28%29",
                "%2Fa%23evil",
                "%2Fa%0D%0Aevil%3A1",
                "%2Fa&return_to=%2Fevil"
            })
    void signIn_hostilePlace_isNotOnThePage(String returnTo) throws Exception {
        assertThat(pageWithoutProvider(returnTo)).contains(NOWHERE).doesNotContain("evil");
    }

    @Test
    void signIn_placeOfAnotherApplication_isNotOnThePage() throws Exception {
        fixture.issuer.outage();

        FakeResponse response = fixture.send(fixture.browser
                .page("GET", "/ctx/auth/sign-in?return_to=%2Fother%2Fa")
                .contextPath("/ctx"));

        assertThat(response.body()).contains("<a href=\"/ctx/auth/sign-in\">Try again</a>");
    }

    @Test
    void signIn_loop_keepsThePage() throws Exception {
        assertThat(List.of(lost(), lost(), lost())).allMatch(round -> round.getStatus() == 303);

        FakeResponse response = fixture.page("/auth/sign-in?return_to=%2Forders");

        assertThat(code(response)).isEqualTo("sign_in_loop");
        assertThat(response.body()).contains(ORDERS);
    }

    private FakeResponse lost() throws Exception {
        FakeResponse response = fixture.signIn("%2Forders");
        fixture.browser.cookies().keySet().removeAll(List.of("access_token", "refresh_token"));
        return response;
    }

    @ParameterizedTest
    @ValueSource(strings = {"access_denied", "invalid_scope"})
    void callback_errorOfTheProvider_keepsThePage(String error) throws Exception {
        fixture.issuer.answer(AuthorizationAnswer.error(error));

        assertThat(fixture.signIn("%2Forders").body()).contains(ORDERS);
    }

    @Test
    void callback_ofAnotherIssuer_keepsThePage() throws Exception {
        String callback = fixture.authorize(fixture.depart("%2Forders")).replaceAll("iss=[^&]*", "iss=x");

        assertThat(fixture.back(callback).body()).contains(ORDERS);
    }

    @Test
    void callback_storeAway_keepsThePage() throws Exception {
        String callback = fixture.authorize(fixture.depart("%2Forders"));
        fixture.store.off();

        FakeResponse response = fixture.back(callback);

        assertThat(code(response)).isEqualTo("store_unavailable");
        assertThat(response.body()).contains(ORDERS);
    }

    @Test
    void callback_thirdTime_keepsThePage() throws Exception {
        FakeResponse first = withoutCookie(fixture.depart("%2Forders"));
        FakeResponse second = withoutCookie(location(fixture.page(location(first))));
        FakeResponse third = withoutCookie(location(fixture.page(location(second))));

        assertThat(code(third)).isEqualTo("sign_in_cookie_missing");
        assertThat(third.body()).contains(ORDERS);
    }

    private FakeResponse withoutCookie(String departure) throws Exception {
        String callback = fixture.authorize(departure);
        fixture.browser = new Browser();
        return fixture.back(callback);
    }

    @Test
    void callback_malformedBesideAStateOfOurs_keepsThePage() throws Exception {
        FakeResponse response = fixture.back(fixture.authorize(fixture.depart("%2Forders")) + "&code=x");

        assertThat(code(response)).isEqualTo("malformed_callback");
        assertThat(response.body()).contains(ORDERS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"&state=x", "&state=%zz"})
    void callback_stateThatCannotBeRead_hasNone(String more) throws Exception {
        FakeResponse response = fixture.back(fixture.authorize(fixture.depart("%2Forders")) + more);

        assertThat(response.body()).contains(NOWHERE);
    }

    @Test
    void callback_placeOfItsOwn_isNotLookedAt() throws Exception {
        FakeResponse response = fixture.back("/auth/callback?code=x&code=y&state=x&return_to=%2Fother");

        assertThat(response.body()).contains(NOWHERE);
    }
}
