package dev.ostiary.containers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.AuthFilter;
import dev.ostiary.servlet.credential.Carrier;
import dev.ostiary.servlet.credential.CredentialExtractor;
import dev.ostiary.servlet.credential.Extraction;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a token is looked for, after the container has read the headers and cookies in its own way. */
abstract class CredentialsContract {
    private static final TestTokens VALID = TestTokens.valid();
    private static final TestTokens OTHER_USER = VALID.claim("sub", "u2");
    private static final WebApplication APPLICATION = WebApplication.with(Applications.standard());

    private static final WebApplication OF_ONE_HOST = WebApplication.with(
                    Applications.standardWith("cookie-name", "__Host-access_token"))
            .at("/shop");

    private final SharedApplications applications;
    private final RunningApplication application;
    private final RunningApplication ofOneHost;
    private final Facts facts;

    CredentialsContract(SharedApplications applications) throws Exception {
        this.applications = applications;
        this.application = applications.running(APPLICATION);
        this.ofOneHost = applications.running(OF_ONE_HOST);
        this.facts = applications.facts();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer ", "bearer ", "BEARER    "})
    void bearerHeader_inAnyCaseWithSpaces_isTheToken(String scheme) throws Exception {
        assertThat(application
                        .get("/account", "authorization: " + scheme + VALID.text())
                        .body())
                .contains("principal=u1");
    }

    @Test
    void headerAndCookie_headerCountsAlone() throws Exception {
        assertThat(application
                        .get("/account", VALID.bearer(), OTHER_USER.cookie())
                        .body())
                .contains("principal=u1");
        assertThat(application
                        .get("/account", "Authorization: Bearer garbage", VALID.cookie())
                        .status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic dXNlcjpwYXNz", "Digest username=\"a\"", "Negotiate abc"})
    void anotherScheme_leavesItToTheCookie(String credentials) throws Exception {
        String header = "Authorization: " + credentials;

        assertThat(application.get("/account", header, VALID.cookie()).body()).contains("principal=u1");
        assertThat(application.get("/account", header).code()).isEqualTo("missing_token");
    }

    @Test
    void twoAuthorizationLines_areRefused() throws Exception {
        RawHttp.Answer answer = application.get("/account", "Authorization: Basic YTpi", VALID.bearer());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("multiple_tokens");
        assertThat(answer.header("WWW-Authenticate").orElse("")).contains("error=\"invalid_request\"");
    }

    @Test
    void cookieOfOneHost_isTheTokenAndIsClearedAsBrowsersTakeIt() throws Exception {
        TestTokens expired = VALID.claim("exp", TestTokens.NOW.minusSeconds(100).getEpochSecond());
        String cookie = "Cookie: access_token=" + OTHER_USER.text() + "; __Host-access_token=";

        assertThat(ofOneHost.get("/shop/account", cookie + VALID.text()).body()).contains("principal=u1");
        assertThat(ofOneHost
                        .get("/shop/account", "Accept: text/html", cookie + expired.text())
                        .headers("Set-Cookie"))
                .containsExactly("__Host-access_token=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax; Secure");
    }

    @Test
    void tokenInTheQuery_isNotLookedAt() throws Exception {
        String query = "?access_token=" + VALID.text() + "&token=" + VALID.text();

        assertThat(application.get("/account" + query).code()).isEqualTo("missing_token");
    }

    @Test
    void tokenInAForm_isNotLookedAt() throws Exception {
        String form = "access_token=" + VALID.text();

        RawHttp.Answer answer = application.send(
                "POST",
                "/account",
                "Content-Type: application/x-www-form-urlencoded",
                "Content-Length: " + form.length(),
                "",
                form);

        assertThat(answer.code()).isEqualTo("missing_token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Proxy-Authorization: Bearer ",
                "X-Authorization: Bearer ",
                "X-Access-Token: ",
                "X-Token: ",
                "X-API-Key: ",
                "Access-Token: ",
                "Sec-WebSocket-Protocol: "
            })
    void tokenInAnotherHeader_isNotLookedAt(String start) throws Exception {
        assertThat(application.get("/account", start + VALID.text()).code()).isEqualTo("missing_token");
    }

    @Test
    void extractorOfTheApplication_aloneSaysWhereTheTokenIs() throws Exception {
        CredentialExtractor own = request -> Optional.ofNullable(request.getHeader("X-Token"))
                .<Extraction>map(token -> new Extraction.Found(token, Carrier.HEADER))
                .orElseGet(Extraction.None::new);
        WebApplication withExtractor = WebApplication.with(AuthFilter.builder()
                .secret(TestTokens.TEST_SECRET)
                .issuer(TestTokens.ISSUER)
                .audience(TestTokens.AUDIENCE)
                .credentialExtractor(own)
                .build());

        try (RunningApplication other = applications.start(withExtractor)) {
            assertThat(other.get("/account", "X-Token: " + VALID.text()).body()).contains("principal=u1");
            assertThat(other.get("/account", "X-Token: abc").code()).isEqualTo("malformed_token");
            assertThat(other.get("/account", VALID.bearer(), VALID.cookie()).code())
                    .isEqualTo("missing_token");
        }
    }

    /** A container may join the lines or refuse them (RFC 9112, section 5.2). */
    @Test
    void foldedHeader_isReadAsOneLineOrRefused() throws Exception {
        RawHttp.Answer answer = application.get("/account", "Authorization: Bearer\r\n " + VALID.text());

        assertThat(answer.status()).isEqualTo(facts.statusOfFoldedHeader());
        assertThat(answer.applicationRan()).isEqualTo(answer.body().contains("principal=u1"));
    }

    @Test
    void tokenOfSixKilobytes_isAccepted() throws Exception {
        TestTokens token = VALID.claim("groups", "g".repeat(4_300));

        assertThat(token.text()).hasSizeGreaterThan(6_000);
        assertThat(application.get("/account", token.bearer()).status()).isEqualTo(200);
        assertThat(application.get("/account", token.cookie()).status()).isEqualTo(200);
    }

    /** Most containers refuse so long a header themselves; one leaves it to the filter. */
    @Test
    void tokenOfHundredKilobytes_neverReachesTheApplication() throws Exception {
        RawHttp.Answer answer = application.get("/account", "Authorization: Bearer " + "a".repeat(100_000));

        assertThat(answer.status()).isEqualTo(facts.statusOfLongHeader());
        assertThat(answer.applicationRan()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00e4.b.c", "a.b.c\u0001", "a.b.c\u007f", "a\tb", "a.b.c, d.e.f", "a b"})
    void bearerHeaderThatIsNoToken68_isABadRequest(String token) throws Exception {
        RawHttp.Answer answer = application.get("/account", "Authorization: Bearer " + token, VALID.cookie());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.applicationRan()).isFalse();
    }
}
