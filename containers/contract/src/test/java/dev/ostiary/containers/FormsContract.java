package dev.ostiary.containers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.AuthFilter;
import dev.ostiary.servlet.AuthFilterBuilder;
import dev.ostiary.store.InMemoryTokenStateStore;
import dev.ostiary.store.MovableClock;
import dev.ostiary.store.SessionState;
import dev.ostiary.store.TokenStateStore;
import jakarta.servlet.DispatcherType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Forms that a browser sends after the access token has expired: whole where the session lasts, and not lost where it has ended. */
abstract class FormsContract {
    private static final Duration UNTIL_EXPIRED = Duration.ofMinutes(16);
    private static final String[] FORM = {"Accept: text/html", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Site: same-origin"
    };
    private static final String URLENCODED = "Content-Type: application/x-www-form-urlencoded";
    private static final String ENTRIES = "name=Zo%C3%AB+K&note=a%26b&note=c";
    private static final String BOUNDARY = "----x7";
    private static final int FILE_BYTES = 300_000;

    private final SharedApplications applications;
    private final MovableClock clock = new MovableClock();
    private final TokenStateStore store = new InMemoryTokenStateStore(1_000, clock);
    private final CookieJar browser = new CookieJar();
    private RunningApplication application;

    FormsContract(SharedApplications applications) {
        this.applications = applications;
    }

    @BeforeEach
    void start() throws Exception {
        application = applications.start(application(builder()));
        browser.take(application.send("POST", "/public/session/sign-in", "Content-Length: 0"));
    }

    @AfterEach
    void stop() throws Exception {
        application.close();
    }

    private AuthFilterBuilder builder() {
        return SessionFilters.builder(clock, store).rules("/partners/** = role(partner)", "/expired = deny");
    }

    private static WebApplication application(AuthFilterBuilder filter) {
        return WebApplication.with(filter.build())
                .and(new Service("session", new SessionServlet(), "/public/session/*"))
                .and(new Service("expired", new ExpiredPageServlet(), "/expired"))
                .and(FormsServlet.at("/forms/*"))
                .withErrorPage(403, "/error-page");
    }

    private static List<String> urlencoded() {
        return List.of(URLENCODED, "Content-Length: " + ENTRIES.length(), "", ENTRIES);
    }

    private static byte[] file() {
        byte[] content = new byte[FILE_BYTES];
        new Random(7).nextBytes(content);
        return content;
    }

    private static String multipart() {
        return String.join(
                "\r\n",
                "--" + BOUNDARY,
                "Content-Disposition: form-data; name=\"note\"",
                "",
                "two",
                "--" + BOUNDARY,
                "Content-Disposition: form-data; name=\"file\"; filename=\"a.bin\"",
                "Content-Type: application/octet-stream",
                "",
                new String(file(), StandardCharsets.ISO_8859_1),
                "--" + BOUNDARY + "--",
                "");
    }

    private RawHttp.Answer send(RunningApplication to, String method, String target, List<String> rest)
            throws Exception {
        List<String> lines = new ArrayList<>(List.of(FORM));
        if (!browser.cookies().isEmpty()) {
            lines.add(browser.line());
        }
        lines.addAll(rest);
        return browser.take(to.send(method, target, lines.toArray(String[]::new)));
    }

    private RawHttp.Answer post(String target, List<String> rest) throws Exception {
        return send(application, "POST", target, rest);
    }

    private void signOut() {
        browser.cookies().clear();
    }

    private static void assertRenewed(RawHttp.Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers("Set-Cookie"))
                .hasSize(2)
                .allMatch(line -> line.matches("(access|refresh)_token=[^;]+; .*"));
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT"})
    void form_expiredToken_arrivesAndIsRenewed(String method) throws Exception {
        clock.advance(UNTIL_EXPIRED);

        RawHttp.Answer answer = send(
                application,
                method,
                "/forms/stream",
                List.of("Content-Type: text/plain", "Content-Length: 3", "", "abc"));

        assertRenewed(answer);
        assertThat(answer.body().lines()).containsExactly(method + " of u1", "abc");
        assertThat(post("/forms/parameters", urlencoded()).headers("Set-Cookie"))
                .isEmpty();
    }

    @Test
    void formOfEntries_expiredToken_arrivesWhole() throws Exception {
        clock.advance(UNTIL_EXPIRED);

        RawHttp.Answer answer = post("/forms/parameters?id=1", urlencoded());

        assertRenewed(answer);
        assertThat(answer.body().lines()).containsExactly("POST of u1", "id=[1]", "name=[Zoë K]", "note=[a&b, c]");
    }

    @Test
    void formWithAFile_expiredToken_arrivesWhole() throws Exception {
        clock.advance(UNTIL_EXPIRED);
        String body = multipart();

        RawHttp.Answer answer = post(
                "/forms/parts",
                List.of(
                        "Content-Type: multipart/form-data; boundary=" + BOUNDARY,
                        "Content-Length: " + body.length(),
                        "",
                        body));

        assertRenewed(answer);
        assertThat(answer.body().lines())
                .containsExactly("POST of u1", "note, null: two", "file, a.bin: " + FormsServlet.told(file()));
    }

    @ParameterizedTest
    @CsvSource({"/forms/stream, text/plain", "/forms/parameters, application/x-www-form-urlencoded"})
    void formInChunks_absentAccessToken_arrivesWhole(String target, String type) throws Exception {
        browser.cookies().remove("access_token");
        String chunks = "7\r\nname=Zo\r\n" + "d\r\n%C3%AB&note=a\r\n" + "0\r\n\r\n";

        RawHttp.Answer answer =
                post(target, List.of("Content-Type: " + type, "Transfer-Encoding: chunked", "", chunks));

        assertRenewed(answer);
        assertThat(answer.body().lines())
                .containsSequence(
                        target.equals("/forms/stream")
                                ? List.of("POST of u1", "name=Zo%C3%AB&note=a")
                                : List.of("POST of u1", "name=[Zoë]", "note=[a]"));
    }

    @Test
    void form_nothingToRenewWith_isNotSentAndToldSo() throws Exception {
        clock.advance(UNTIL_EXPIRED);
        browser.cookies().remove("refresh_token");
        String shown = "Referer: http://localhost:" + application.port() + "/orders/new?id=1";
        List<String> rest = new ArrayList<>(List.of(shown));
        rest.addAll(urlencoded());

        RawHttp.Answer answer = post("/forms/parameters", rest);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.applicationRan()).isFalse();
        assertThat(answer.header("Content-Type").orElseThrow().replace(" ", ""))
                .isEqualToIgnoringCase("text/html;charset=utf-8");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Content-Security-Policy").orElseThrow())
                .startsWith("default-src 'none'; frame-ancestors 'none'; style-src 'sha256-");
        assertThat(answer.header("WWW-Authenticate").orElseThrow()).contains("error=\"invalid_token\"");
        assertThat(answer.headers("Set-Cookie"))
                .containsExactly("access_token=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
        assertThat(answer.body())
                .contains("You have been signed out.", "form_not_sent")
                .contains("href=\"/sign-in?return_to=%2Forders%2Fnew%3Fid%3D1&amp;error=session_expired\"")
                .doesNotContain("Zo");
    }

    @Test
    void form_ofNobody_isNotSentAndToldSo() throws Exception {
        signOut();

        RawHttp.Answer answer = post("/forms/parameters", urlencoded());

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.applicationRan()).isFalse();
        assertThat(answer.body()).contains("form_not_sent");
        assertThat(answer.header("WWW-Authenticate")).contains("Bearer realm=\"ostiary\"");
        assertThat(answer.headers("Set-Cookie")).isEmpty();
    }

    @Test
    void form_thatARuleRefuses_showsTheErrorPageAndBurnsNothing() throws Exception {
        SessionState before = store.sessionsOf("u1").get(0);
        clock.advance(UNTIL_EXPIRED);

        RawHttp.Answer answer = post("/partners/x", urlencoded());

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("dispatch=ERROR");
        assertThat(store.sessionsOf("u1")).containsExactly(before);
    }

    @Test
    void form_storeThatIsAway_showsTheErrorPageAndKeepsTheCookies() throws Exception {
        clock.advance(UNTIL_EXPIRED);
        store.close();

        RawHttp.Answer answer = post("/forms/parameters", urlencoded());

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).contains("1");
        assertThat(answer.body()).contains("dispatch=ERROR");
        assertThat(answer.headers("Set-Cookie")).isEmpty();
    }

    @Test
    void form_ofAnotherSite_isNoForm() throws Exception {
        clock.advance(UNTIL_EXPIRED);

        RawHttp.Answer answer = application.send(
                "POST",
                "/forms/parameters",
                FORM[0],
                FORM[1],
                "Sec-Fetch-Site: cross-site",
                browser.line(),
                URLENCODED,
                "Content-Length: 3",
                "",
                "a=b");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("token_expired");
    }

    /** Whether the filter is mapped to forwards or not, and whatever rules say of the page's path. */
    @ParameterizedTest
    @EnumSource(
            value = DispatcherType.class,
            names = {"FORWARD", "ERROR"})
    void ownPage_isShownWith401AndSeesNothingOfTheForm(DispatcherType beside) throws Exception {
        AuthFilter filter = builder().formExpiredPage("/expired").build();
        WebApplication withPage =
                application(builder()).guardedBy(Guard.of(filter).mappedTo(EnumSet.of(DispatcherType.REQUEST, beside)));
        try (RunningApplication running = applications.start(withPage)) {
            signOut();
            List<String> rest = new ArrayList<>(List.of("X-User-Id: forged"));
            rest.addAll(urlencoded());

            RawHttp.Answer answer = send(running, "POST", "/forms/parameters?name=a", rest);

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("WWW-Authenticate")).contains("Bearer realm=\"ostiary\"");
            assertThat(answer.header("Cache-Control")).contains("no-store");
            assertThat(answer.body())
                    .contains("The application's own", "dispatch=FORWARD", "path=/expired", "user=null")
                    .contains("userHeader=null", "name=null", "parameters=00", "parts=0", "body=0")
                    .containsPattern("support=[0-9a-z]{12}");
        }
    }

    @Test
    void ownPage_ofAFormWithAFile_seesNothingOfIt() throws Exception {
        WebApplication withPage = application(builder().formExpiredPage("/expired"));
        try (RunningApplication running = applications.start(withPage)) {
            signOut();
            String body = multipart();

            RawHttp.Answer answer = send(
                    running,
                    "POST",
                    "/forms/parts",
                    List.of(
                            "Content-Type: multipart/form-data; boundary=" + BOUNDARY,
                            "Content-Length: " + body.length(),
                            "",
                            body));

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.body()).contains("The application's own", "parts=0", "body=0");
        }
    }

    /** The container's own servlet serves it, which takes a condition and a range for more than a form can mean. */
    @ParameterizedTest
    @ValueSource(strings = {"/expired.html", "/WEB-INF/expired.html"})
    void ownPage_thatIsAFile_isShownWith401(String page, @TempDir Path folder) throws Exception {
        Files.createDirectories(folder.resolve("WEB-INF"));
        Files.writeString(folder.resolve(page.substring(1)), "<h1>A file</h1>");
        WebApplication withPage = WebApplication.with(Applications.standardWith("form-expired-page", page))
                .serving()
                .withWelcomeFile("index.html", folder);
        try (RunningApplication running = applications.start(withPage)) {
            signOut();
            List<String> rest = new ArrayList<>(List.of("Range: bytes=0-1", "If-None-Match: *"));
            rest.addAll(urlencoded());

            RawHttp.Answer answer = send(running, "POST", "/a", rest);

            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.body()).isEqualTo("<h1>A file</h1>");
            assertThat(answer.header("Cache-Control")).contains("no-store");
        }
    }
}
