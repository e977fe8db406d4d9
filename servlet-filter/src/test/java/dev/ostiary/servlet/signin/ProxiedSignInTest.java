package dev.ostiary.servlet.signin;

import static dev.ostiary.servlet.signin.SignInFixture.code;
import static dev.ostiary.servlet.signin.SignInFixture.location;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.AuthFilterBuilder;
import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.FakeResponse;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A proxy in front that ends TLS, has another name and port, and puts the application below another path. */
class ProxiedSignInTest {
    private static final String PROXY = "10.0.0.7";
    private static final String SHOP = "https://shop.example:8443/shop";

    private static SignInFixture fixture(UnaryOperator<AuthFilterBuilder> settings) {
        return new SignInFixture(
                issuer -> issuer.client(
                        SignInFixture.CLIENT, SignInFixture.SECRET, SHOP + "/auth/callback", SHOP + "/auth/signed-out"),
                settings);
    }

    private static SignInFixture trusting() {
        return fixture(filter -> filter.trustedProxies(PROXY));
    }

    /** As the proxy hands it on: what the browser calls {@code /shop} is {@code /inner} here. */
    private static FakeRequest forwarded(FakeRequest request) {
        return request.contextPath("/inner")
                .from(PROXY)
                .sentTo("http", "10.0.0.9", 8080)
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "shop.example:8443")
                .header("X-Forwarded-Prefix", "/shop");
    }

    private static FakeResponse depart(SignInFixture fixture) throws Exception {
        return fixture.send(
                forwarded(fixture.browser.page("GET", "/inner/auth/sign-in?return_to=%2Fshop%2Forders%3Fid%3D1")));
    }

    private static FakeResponse signIn(SignInFixture fixture) throws Exception {
        String callback = fixture.authorize(location(depart(fixture)));
        assertThat(callback).startsWith("/shop/auth/callback?");
        return fixture.send(forwarded(fixture.navigation(callback.replaceFirst("/shop", "/inner"))));
    }

    @Test
    void signIn_behindATrustedProxy_happensAtTheAddressThatTheBrowserKnows() throws Exception {
        try (SignInFixture fixture = trusting()) {
            FakeResponse response = signIn(fixture);

            assertThat(location(response)).isEqualTo("/shop/orders?id=1");
            assertThat(fixture.issuer.signIns().get(0).parameter("redirect_uri"))
                    .contains(SHOP + "/auth/callback");
            assertThat(response.getHeaders("Set-Cookie"))
                    .filteredOn(line -> line.startsWith("access_token=") || line.startsWith("refresh_token="))
                    .hasSize(2)
                    .allMatch(line -> line.contains("; Path=/shop;") && line.contains("; Secure"));
        }
    }

    @Test
    void page_ofNobody_leadsToTheSignInBehindTheProxy() throws Exception {
        try (SignInFixture fixture = trusting()) {
            FakeResponse response = fixture.send(forwarded(fixture.browser.page("GET", "/inner/orders?id=1")));

            assertThat(location(response)).isEqualTo("/shop/auth/sign-in?return_to=%2Fshop%2Forders%3Fid%3D1");
        }
    }

    @Test
    void signOut_behindATrustedProxy_comesBackToTheAddressThatTheBrowserKnows() throws Exception {
        try (SignInFixture fixture = trusting()) {
            signIn(fixture);

            FakeResponse response = fixture.send(forwarded(fixture.browser.page("POST", "/inner/auth/sign-out"))
                    .header("Origin", "https://shop.example:8443"));

            assertThat(location(response))
                    .contains("post_logout_redirect_uri=https%3A%2F%2Fshop.example%3A8443%2Fshop%2Fauth%2Fsigned-out");
        }
    }

    @Test
    void externalUrl_withPortAndPath_countsWhateverTheProxySays() throws Exception {
        try (SignInFixture fixture = fixture(filter -> filter.externalUrl(SHOP))) {
            String callback = fixture.authorize(location(fixture.send(fixture.browser
                    .page("GET", "/inner/auth/sign-in?return_to=%2Fshop%2Forders")
                    .contextPath("/inner")
                    .sentTo("http", "10.0.0.9", 8080)
                    .header("X-Forwarded-Host", "evil.example"))));
            FakeResponse response = fixture.send(fixture.navigation(callback.replaceFirst("/shop", "/inner"))
                    .contextPath("/inner")
                    .sentTo("http", "10.0.0.9", 8080));

            assertThat(location(response)).isEqualTo("/shop/orders");
        }
    }

    /** Nobody is sent to an address that whoever sent the request made up. */
    @ParameterizedTest
    @CsvSource({
        "203.0.113.9, X-Forwarded-Host, evil.example",
        "10.0.0.7, X-Forwarded-Host, 'shop.example, evil.example'",
        "10.0.0.7, X-Forwarded-Host, evil.example/x",
        "10.0.0.7, Forwarded, host=evil.example"
    })
    void signIn_forwardedByNobodyOrInTwoWays_isRefused(String from, String header, String value) throws Exception {
        try (SignInFixture fixture = trusting()) {
            FakeResponse response = fixture.send(fixture.browser
                    .page("GET", "/auth/sign-in")
                    .from(from)
                    .sentTo("http", "10.0.0.9", 8080)
                    .header("X-Forwarded-Proto", "https")
                    .header("X-Forwarded-Host", "shop.example")
                    .header(header, value));

            assertThat(code(response)).isEqualTo("insecure_origin");
            assertThat(location(response)).isNull();
        }
    }

    /** The token request says what the browser was sent with, though the callback came by another name. */
    @Test
    void callback_byAnotherNameOfTheApplication_repeatsTheRedirectUriOfTheDeparture() throws Exception {
        try (SignInFixture fixture = new SignInFixture()) {
            String callback = fixture.authorize(fixture.depart("/a"));

            FakeResponse response = fixture.send(fixture.navigation(callback).sentTo("https", "other.example", 443));

            assertThat(location(response)).isEqualTo("/a");
            assertThat(fixture.issuer.tokenRequests()).hasSize(1);
        }
    }
}
