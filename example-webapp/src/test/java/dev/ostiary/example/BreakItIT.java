package dev.ostiary.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.example.web.HostileTokens;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page that sends hostile tokens to the example itself. */
class BreakItIT {
    private static EmbeddedJetty jetty;
    private static Site site;

    @BeforeAll
    static void start() throws IOException {
        TestTokens.shareSecret();
        jetty = EmbeddedJetty.start(StartOptions.parse(List.of("--port=0")));
        site = new Site(jetty.address());
    }

    @AfterAll
    static void stop() {
        jetty.close();
    }

    private static HttpResponse<String> send() {
        return site.ownForm("/break-it", Map.of(), "access_token=" + TestTokens.bob());
    }

    @Test
    void breakIt_aUser_isToldWhatItWillDo() {
        HttpResponse<String> page = site.page("/break-it", TestTokens.bob());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("Send them all", "aria-current=\"page\">Break it</a>");
    }

    @Test
    void breakIt_aStranger_signsInFirst() {
        assertThat(site.get("/break-it", "Accept", "text/html", "Sec-Fetch-Mode", "navigate")
                        .statusCode())
                .isEqualTo(303);
        assertThat(site.get("/").body()).contains(">Break it</a>");
    }

    @Test
    void send_all_areRefusedAndTheGoodTwinIsNot() {
        String page = send().body();

        assertThat(page)
                .containsPattern("<title>(\\d{3}) of \\1 refused")
                .containsPattern("role=\"status\"[^>]*>All \\d{3} hostile tokens were refused. None got in.</p>")
                .contains("a copy with one fault, was let in.");
    }

    @Test
    void send_all_areExplainedByReason() {
        assertThat(send().body())
                .contains("<summary><code>bad_signature</code>", "<summary><code>token_expired</code>")
                .contains("signature of another token <span class=\"muted\">401</span>")
                .contains("The token has expired. ");
    }

    @Test
    void send_never_showsAToken() {
        assertThat(send().body()).doesNotContainPattern("eyJ[A-Za-z0-9_-]{10,}");
    }

    @Test
    void send_fromAnotherSite_isRefused() {
        HttpResponse<String> answer = site.form(
                "/break-it", Map.of(), "Cookie", "access_token=" + TestTokens.bob(), "Sec-Fetch-Site", "cross-site");

        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @Test
    void send_withHostHeaderOfSomebodyElse_stillAsksThisServer() {
        Site elsewhere = new Site(
                java.net.URI.create("http://127.0.0.1:" + jetty.address().getPort() + "/"));

        assertThat(elsewhere
                        .ownForm("/break-it", Map.of(), "access_token=" + TestTokens.bob())
                        .body())
                .contains("None got in.");
    }

    @Test
    void hostileTokens_neverShowTheirTextOrTheSecret() {
        byte[] secret = "a secret of this test, which is long enough".getBytes(StandardCharsets.UTF_8);
        HostileTokens.Trust trusted = new HostileTokens.Trust("https://example.test", "example", secret);
        HostileTokens.Hostile first = new LauncherTokens().all(trusted).get(0);

        assertThat(first).hasToString(first.name());
        assertThat(trusted).hasToString("Trust[https://example.test, example]");
    }
}
