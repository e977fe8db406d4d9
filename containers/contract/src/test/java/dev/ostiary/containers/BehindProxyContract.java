package dev.ostiary.containers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.AuthFilter;
import dev.ostiary.servlet.config.RevocationMode;
import dev.ostiary.store.InMemoryTokenStateStore;
import dev.ostiary.store.MovableClock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A browser and an application that call the same thing by different paths: {@code /shop} and {@code /inner}. */
abstract class BehindProxyContract {
    private static final String[] PAGE = {"Accept: text/html", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Site: same-origin"
    };
    private static final Duration UNTIL_EXPIRED = Duration.ofMinutes(16);

    private final SharedApplications applications;
    private final MovableClock clock = new MovableClock();
    private final CookieJar browser = new CookieJar();
    private RunningApplication application;
    private StrippingProxy proxy;

    BehindProxyContract(SharedApplications applications) {
        this.applications = applications;
    }

    @BeforeEach
    void start() throws Exception {
        AuthFilter filter = AuthFilter.builder()
                .secret(TestTokens.TEST_SECRET)
                .issuer(TestTokens.ISSUER)
                .audience(TestTokens.AUDIENCE)
                .publicPaths("/public/**")
                .trustedProxies("127.0.0.1", "::1")
                .clock(clock)
                .sessions(sessions -> sessions.store(new InMemoryTokenStateStore(1_000, clock))
                        .revocation(RevocationMode.STRICT))
                .build();
        application = applications.start(WebApplication.with(filter)
                .and(new Service("session", new SessionServlet(), "/public/session/*"))
                .at("/inner"));
        proxy = new StrippingProxy(application, "/inner");
    }

    @AfterEach
    void stop() throws Exception {
        proxy.close();
        application.close();
    }

    private RawHttp.Answer send(String method, String target) throws Exception {
        return browser.take(RawHttp.send(
                proxy.port(), method, target, PAGE[0], PAGE[1], PAGE[2], browser.line(), "Content-Length: 0"));
    }

    private static void isForTheShop(RawHttp.Answer answer) {
        assertThat(answer.headers("Set-Cookie"))
                .isNotEmpty()
                .anyMatch(line -> line.startsWith("access_token="))
                .anyMatch(line -> line.startsWith("refresh_token="))
                .filteredOn(line -> !line.contains("Path=/;"))
                .allMatch(line -> line.contains("Path=/shop;"));
    }

    @Test
    void signInLandRefreshSignOut_allHappenAtThePathThatTheBrowserKnows() throws Exception {
        assertThat(send("GET", "/shop/orders?page=2").header("Location"))
                .contains("/shop/sign-in?return_to=%2Fshop%2Forders%3Fpage%3D2");

        isForTheShop(send("POST", "/shop/public/session/sign-in"));
        assertThat(send("GET", "/shop/orders?page=2").body()).contains("principal=u1");

        isForTheShop(send("POST", "/shop/auth/refresh"));
        clock.advance(UNTIL_EXPIRED);
        RawHttp.Answer renewed = send("GET", "/shop/orders?page=2");
        assertThat(renewed.body()).contains("principal=u1");
        isForTheShop(renewed);

        RawHttp.Answer signedOut = send("POST", "/shop/auth/sign-out");
        assertThat(signedOut.header("Location")).contains("/shop/sign-in");
        isForTheShop(signedOut);
        assertThat(browser.cookies()).isEmpty();
    }

    @Test
    void rules_areAboutThePathWithinTheApplication() throws Exception {
        assertThat(send("GET", "/shop/public/a").status()).isEqualTo(200);
        assertThat(application
                        .get("/inner/a", "X-Forwarded-Prefix: /inner/public")
                        .status())
                .isEqualTo(401);
        assertThat(application
                        .get("/inner/public/a", "X-Forwarded-Prefix: /private")
                        .status())
                .isEqualTo(200);
    }
}
