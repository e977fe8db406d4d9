package dev.ostiary.containers;

import static dev.ostiary.containers.RestAnnotationsContract.said;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.store.MovableClock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A user of the application's own sessions, at resources for which the filter's rules ask nobody. */
abstract class RestSessionsContract {
    private static final String[] PAGE = {"Accept: text/html", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Site: same-origin"
    };

    private final RestService service;
    private final MovableClock clock = new MovableClock();
    private final CookieJar cookies = new CookieJar();
    private RunningApplication application;

    RestSessionsContract(RestService service) {
        this.service = service;
    }

    @BeforeEach
    void signIn() throws Exception {
        application =
                service.start(RestDoor.class, service.filter().clock(clock).set("session", "on"));
        cookies.take(application.send("POST", "/api/open/sign-in", "Content-Length: 0", "Sec-Fetch-Site: same-origin"));
    }

    @AfterEach
    void stop() throws Exception {
        application.close();
    }

    private RawHttp.Answer page(String path) throws Exception {
        return cookies.take(application.get(path, cookies.line(), PAGE[0], PAGE[1], PAGE[2]));
    }

    @Test
    void userOfASession_isKnown() throws Exception {
        assertThat(said(page("/api/open/desk"))).isEqualTo("200 desk of u1");
    }

    @Test
    void userOfASession_whoMayNot_isShownTheErrorPage() throws Exception {
        RawHttp.Answer answer = page("/api/open/vault");

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.header(ProbeServlet.RAN)).contains("ERROR");
    }

    @Test
    void sessionWhoseAccessTokenIsOver_isRenewedOnTheWay() throws Exception {
        clock.advance(Duration.ofMinutes(20));

        RawHttp.Answer answer = page("/api/open/desk");

        assertThat(said(answer)).isEqualTo("200 desk of u1");
        assertThat(answer.headers("Set-Cookie")).anyMatch(line -> line.startsWith("access_token="));
    }

    @Test
    void sessionThatIsOver_leadsToTheSignInPage() throws Exception {
        clock.advance(Duration.ofDays(60));

        RawHttp.Answer answer = page("/api/open/desk");

        assertThat(answer.status()).isEqualTo(303);
        assertThat(answer.header("Location").orElseThrow()).startsWith("/sign-in");
        assertThat(answer.headers("Set-Cookie")).anyMatch(line -> line.startsWith("access_token=;"));
    }
}
