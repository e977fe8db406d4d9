package dev.ostiary.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cookies count as they were sent, whatever the container makes of them; other applications and hosts set some of the same name. */
abstract class CookiesContract {
    private static final TestTokens VALID = TestTokens.valid();
    private static final TestTokens OTHER_USER = VALID.claim("sub", "u2");
    private static final TestTokens EXPIRED =
            VALID.claim("exp", TestTokens.NOW.minusSeconds(100).getEpochSecond());
    private static final TestTokens FOREIGN = VALID.claim("iss", "https://neighbour.test");
    private static final WebApplication APPLICATION = WebApplication.with(Applications.standard());
    private static final WebApplication BELOW =
            WebApplication.with(Applications.standard()).at("/shop");
    private static final String NAME = "access_token=";
    private static final String OWN = NAME + VALID.text();
    private static final String PAGE = "Accept: text/html";

    private final RunningApplication application;
    private final RunningApplication below;

    CookiesContract(SharedApplications applications) throws Exception {
        this.application = applications.running(APPLICATION);
        this.below = applications.running(BELOW);
    }

    private RawHttp.Answer get(String cookies) throws Exception {
        return application.get("/account", "Cookie: " + cookies);
    }

    @Test
    void cookieAmongOthers_isTheToken() throws Exception {
        assertThat(get("a=b; " + OWN + "; access_tokens=c").body()).contains("principal=u1");
        assertThat(get("a=b;access_token = \"" + VALID.text() + "\" ;c=d").body())
                .contains("principal=u1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Cookie: access_token=", "Cookie: access_token", "Cookie: ACCESS_TOKEN=a.b.c", "Cookie: =a"})
    void cookieThatIsNone_isNoToken(String header) throws Exception {
        assertThat(application.get("/account", header).code()).isEqualTo("missing_token");
    }

    /** Some containers end a cookie where others go on reading. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "TOKEN, access_token=x",
                "TOKEN,access_token=x",
                "TOKEN access_token=x",
                "TOKEN, $Path=/",
                "TOKEN\"",
                "TOKEN,",
                "\"TOKEN",
                "\"TOKEN\", x",
                "\"TOKEN\"x",
                "\"TOKEN x\""
            })
    void cookieWithMoreThanItsToken_neverReachesTheApplication(String value) throws Exception {
        RawHttp.Answer answer = get(NAME + value.replace("TOKEN", VALID.text()));

        assertThat(answer.status()).isIn(400, 401);
        assertThat(answer.applicationRan()).isFalse();
    }

    /** Forms of cookies older than RFC 6265; what stands in them is no cookie of the name. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=b, access_token=PLANTED",
                "a=b,access_token=PLANTED",
                "a=\"b, access_token=PLANTED\"",
                "$Version=1, access_token=PLANTED",
                "$Version=\"1\"; a=b",
                "a=b; $Path=/; $Domain=app.test",
                "a=b access_token=PLANTED",
                "a=access_token=PLANTED",
                "=access_token=PLANTED",
                "$access_token=PLANTED",
                "a",
                "a=",
                " ; ;",
                "a=\"b c\"",
                "a=b\"c",
                "\"access_token\"=PLANTED"
            })
    void neighbourOfALegacyForm_changesNothing(String form) throws Exception {
        String neighbour = form.replace("PLANTED", OTHER_USER.text());

        assertThat(get(neighbour).code()).isEqualTo("missing_token");
        for (String cookies : List.of(
                OWN + "; " + neighbour,
                neighbour + "; " + OWN,
                neighbour + "\r\nCookie: " + OWN,
                OWN + "\r\nCookie: " + neighbour)) {
            assertThat(get(cookies).body()).contains("principal=u1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"; ", ";", "\r\nCookie: ", "; a=b\r\nCookie: c=d; "})
    void severalCookies_theGoodOneCountsHoweverTheyAreSent(String between) throws Exception {
        assertThat(get(OWN + between + NAME + FOREIGN.text()).body()).contains("principal=u1");
        assertThat(get(NAME + EXPIRED.text() + between + NAME + "x" + between + OWN)
                        .body())
                .contains("principal=u1");
        assertThat(get(OWN + between + OWN).body()).contains("principal=u1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"; ", ";", "\r\nCookie: ", "; a=b\r\nCookie: c=d; "})
    void twoGoodCookiesOfDifferentUsers_areRefusedHoweverTheyAreSent(String between) throws Exception {
        RawHttp.Answer answer = application.get("/account", PAGE, VALID.cookie() + between + NAME + OTHER_USER.text());

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.applicationRan()).isFalse();
        assertThat(answer.headers("Set-Cookie")).isEmpty();
    }

    @Test
    void severalCookiesOfWhichNoneIsGood_areWhatTheFirstIs() throws Exception {
        assertThat(get(NAME + EXPIRED.text() + "; " + NAME + FOREIGN.text()).code())
                .isEqualTo("token_expired");
        assertThat(get(NAME + FOREIGN.text() + "; " + NAME + EXPIRED.text()).code())
                .isEqualTo("issuer_not_trusted");
        assertThat(get(NAME + "1; " + NAME + "2; " + NAME + "3; " + NAME + "4; " + OWN)
                        .code())
                .isEqualTo("malformed_token");
    }

    @Test
    void cookieThatIsNoGood_isClearedAtOurPathIfItIsOurs() throws Exception {
        RawHttp.Answer ours = below.get("/shop/account", PAGE, FOREIGN.cookie() + "; " + NAME + EXPIRED.text());
        RawHttp.Answer another = below.get("/shop/account", PAGE, FOREIGN.cookie() + "; " + NAME + "opaque");

        assertThat(ours.header("Location")).contains("/shop/sign-in?return_to=%2Fshop%2Faccount&error=session_expired");
        assertThat(ours.headers("Set-Cookie"))
                .containsExactly("access_token=; Path=/shop; Max-Age=0; HttpOnly; SameSite=Lax");
        assertThat(another.status()).isEqualTo(303);
        assertThat(another.headers("Set-Cookie")).isEmpty();
    }

    /** HTTP/2 may send each cookie in a field of its own (RFC 9113, section 8.2.3). */
    @ParameterizedTest
    @ValueSource(strings = {"a=b", "a=b, access_token=PLANTED", "a=\"b\"", "$Version=1", "access_token=opaque"})
    void cookiesOverHttp2_countAsTheyWereSent(String form) throws Exception {
        String neighbour = form.replace("PLANTED", OTHER_USER.text());

        for (List<String> fields : List.of(
                List.of(neighbour, OWN),
                List.of(OWN, neighbour),
                List.of(neighbour + "; " + OWN),
                List.of("c=d", OWN))) {
            HttpResponse<String> answer = overHttp2(fields);

            assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(answer.body()).contains("principal=u1");
        }
    }

    @Test
    void cookiesOfDifferentUsersOverHttp2_areRefused() throws Exception {
        assertThat(overHttp2(List.of(OWN, NAME + OTHER_USER.text())).statusCode())
                .isEqualTo(400);
    }

    private HttpResponse<String> overHttp2(List<String> cookieFields) throws Exception {
        String[] fields = cookieFields.stream()
                .flatMap(field -> Stream.of("Cookie", field))
                .toArray(String[]::new);
        return Http2.get(application, "/account", fields);
    }
}
