package dev.ostiary.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which requests a cookie is enough for. */
abstract class CrossSiteContract {
    private static final TestTokens VALID = TestTokens.valid();
    private static final WebApplication APPLICATION =
            WebApplication.with(Applications.standardWith("trusted-origins", "https://app.test"));

    private static final WebApplication LENIENT = WebApplication.with(
            Applications.standardWith(Map.of("trusted-origins", "https://app.test", "csrf", "lenient")));

    private final SharedApplications applications;
    private final RunningApplication application;

    CrossSiteContract(SharedApplications applications) throws Exception {
        this.applications = applications;
        this.application = applications.running(APPLICATION);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE", "PURGE"})
    void cookieOnAnUnsafeMethod_withoutAnOrigin_isRefused(String method) throws Exception {
        RawHttp.Answer answer = application.send(method, "/cart", VALID.cookie());

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("csrf_cross_site");
        assertThat(answer.header("WWW-Authenticate")).isEmpty();
        assertThat(answer.applicationRan()).isFalse();
    }

    /** Methods are case-sensitive (RFC 9110, section 9.1), so {@code get} is not the safe method. */
    @ParameterizedTest
    @ValueSource(strings = {"post", "Post", "get", "Get", "hEAD"})
    void cookieOnAMethodInAnotherCase_neverReachesTheApplication(String method) throws Exception {
        RawHttp.Answer answer = application.send(method, "/cart", VALID.cookie(), "Sec-Fetch-Site: cross-site");

        assertThat(answer.status()).isBetween(400, 501);
        assertThat(answer.applicationRan()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "OPTIONS"})
    void cookieOnASafeMethod_fromAnotherSite_passes(String method) throws Exception {
        assertThat(application
                        .send(method, "/cart", VALID.cookie(), "Sec-Fetch-Site: cross-site")
                        .applicationRan())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: https://app.test",
                "Sec-Fetch-Site: same-origin",
                "Sec-Fetch-Site: none",
                "Origin: https://app.test\r\nSec-Fetch-Site: cross-site",
                "Origin: https://evil.test\r\nSec-Fetch-Site: same-origin",
                "Origin: https://evil.test\r\nSec-Fetch-Site: none",
                "Origin: http://shop.test\r\nHost: shop.test",
                "Origin: http://shop.test:8080\r\nHost: shop.test:8080",
                "Origin: http://shop.test\r\nHost: SHOP.test:80"
            })
    void post_fromTheApplicationOrATrustedOrigin_passes(String headers) throws Exception {
        assertThat(application.send("POST", "/cart", lines(headers)).applicationRan())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: https://evil.test",
                "Origin: null",
                "Origin: https://app.test.evil.test",
                "Origin: http://app.test",
                "Origin: https://shop.test\r\nHost: shop.test",
                "Origin: http://shop.test:8081\r\nHost: shop.test:8080",
                "Origin: https://app.test\r\nOrigin: https://app.test",
                "Sec-Fetch-Site: same-site",
                "Sec-Fetch-Site: cross-site",
                "Sec-Fetch-Site: same-origin\r\nSec-Fetch-Site: same-origin",
                "Sec-Fetch-Site: Same-Origin",
                "Origin: http://shop.test\r\nHost: shop.test\r\nSec-Fetch-Site: cross-site",
                "Referer: http://localhost/",
                "X-Forwarded-Host: evil.test\r\nOrigin: https://evil.test",
                "Forwarded: host=evil.test;proto=https\r\nOrigin: https://evil.test"
            })
    void post_fromElsewhere_isRefused(String headers) throws Exception {
        RawHttp.Answer answer = application.send("POST", "/cart", lines(headers));

        assertThat(answer.code()).isEqualTo("csrf_cross_site");
        assertThat(answer.applicationRan()).isFalse();
    }

    /** What no browser sends across sites: none of {@code Origin}, {@code Referer} and {@code Sec-Fetch-*}. */
    @ParameterizedTest
    @CsvSource({
        "X-None: 1, true",
        "Referer: http://localhost/, false",
        "Origin: https://evil.test, false",
        "Origin: null, false",
        "Sec-Fetch-Site: same-site, false",
        "Sec-Fetch-Mode: cors, false",
        "Origin: https://app.test, true",
        "Sec-Fetch-Site: same-origin, true"
    })
    void lenient_post_passesFromTheApplicationOrFromNoBrowser(String header, boolean passes) throws Exception {
        RawHttp.Answer answer = applications.running(LENIENT).send("POST", "/cart", VALID.cookie(), header);

        assertThat(answer.applicationRan()).isEqualTo(passes);
        assertThat(answer.status()).isEqualTo(passes ? 200 : 403);
    }

    @Test
    void headerToken_fromAnotherSite_passes() throws Exception {
        assertThat(application
                        .send("POST", "/cart", VALID.bearer(), "Origin: https://evil.test")
                        .applicationRan())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"websocket", "WebSocket", "h2c, websocket"})
    void crossSiteWebSocketHandshake_isForbidden(String protocol) throws Exception {
        RawHttp.Answer answer = application.get("/socket", handshake(protocol, "Origin: https://evil.test"));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("csrf_cross_site");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Origin: https://app.test", "Sec-Fetch-Site: same-origin"})
    void ownWebSocketHandshake_reachesTheApplication(String header) throws Exception {
        assertThat(application.get("/socket", handshake("websocket", header)).applicationRan())
                .isTrue();
    }

    @Test
    void webSocketHandshake_withoutAnOriginOrWithAHeaderToken_needsProofForTheCookieAlone() throws Exception {
        String[] lines = handshake("websocket", "X-None: 1");
        assertThat(application.get("/socket", lines).code()).isEqualTo("csrf_cross_site");

        lines[0] = VALID.bearer();
        assertThat(application.get("/socket", lines).applicationRan()).isTrue();
    }

    private static String[] handshake(String protocol, String origin) {
        return new String[] {
            VALID.cookie(), "Connection: Upgrade, close", "Upgrade: " + protocol, "Sec-WebSocket-Version: 13", origin
        };
    }

    private static String[] lines(String headers) {
        return (VALID.cookie() + "\r\n" + headers).split("\r\n");
    }
}
