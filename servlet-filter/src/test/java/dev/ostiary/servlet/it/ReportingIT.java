package dev.ostiary.servlet.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.AuthFilter;
import dev.ostiary.servlet.AuthFilterBuilder;
import dev.ostiary.servlet.event.AuthOutcome;
import dev.ostiary.servlet.event.Reporter;
import dev.ostiary.servlet.explain.Explanation;
import dev.ostiary.servlet.rule.Enforcement;
import dev.ostiary.servlet.testing.CapturedLog;
import dev.ostiary.store.MovableClock;
import dev.ostiary.testkit.TestIssuer;
import dev.ostiary.testkit.TestToken;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What those who run an application behind the filter, and its users, get to see of refusals. */
class ReportingIT {
    private static final Pattern SUPPORT_ID = Pattern.compile("support_id[=\":]+([0-9a-z]{12})");
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static TestIssuer issuer;
    private static TestToken good;

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private CapturedLog log;

    /** Says who the user is; as an error page, the support id. */
    public static final class Shown extends HttpServlet {
        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.getWriter()
                    .print(
                            request.getDispatcherType() == DispatcherType.ERROR
                                    ? "support_id=" + request.getAttribute(AuthFilter.SUPPORT_ID_ATTRIBUTE)
                                    : "user=" + request.getRemoteUser());
        }
    }

    @BeforeAll
    static void startIssuer() {
        issuer = TestIssuer.start();
        good = issuer.token().subject("u1").roles("clerk");
    }

    @AfterAll
    static void stopIssuer() {
        issuer.close();
    }

    @BeforeEach
    void capture() {
        log = CapturedLog.of(Reporter.LOG_NAME);
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
        log.close();
    }

    private static AuthFilterBuilder standard() {
        return AuthFilter.builder()
                .publicKey(issuer.jwkSet())
                .issuer(issuer.issuer())
                .audience(issuer.audience())
                .rules("/api/owner = role(owner)", "/owner = role(owner)");
    }

    private AuthFilter start(AuthFilterBuilder settings) throws Exception {
        AuthFilter filter = settings.build();
        connector.setHost("localhost");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler("/");
        context.addFilter(new FilterHolder(filter), "/*", EnumSet.allOf(DispatcherType.class));
        context.addServlet(Shown.class, "/");
        ErrorPageErrorHandler errorPages = new ErrorPageErrorHandler();
        errorPages.addErrorPage(403, "/error-page");
        context.setErrorHandler(errorPages);
        server.setHandler(context);
        server.start();
        return filter;
    }

    private HttpResponse<String> get(String target, String... headers) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + connector.getLocalPort() + target));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private void getTimes(int times) throws Exception {
        for (int i = 0; i < times; i++) {
            get("/api/x");
        }
    }

    private static Optional<String> supportId(String text) {
        return SUPPORT_ID
                .matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .findFirst();
    }

    @Test
    void apiRefusal_hasTheSupportIdOfItsLogLine() throws Exception {
        start(standard());

        HttpResponse<String> answer =
                get("/api/x", "Authorization", "Bearer " + good.expired().sign());

        assertThat(log.lines()).singleElement().asString().contains("code=token_expired");
        assertThat(supportId(answer.body()))
                .isPresent()
                .isEqualTo(supportId(log.lines().get(0)));
    }

    @Test
    void errorPage_canShowTheSupportIdOfTheLogLine() throws Exception {
        start(standard());

        HttpResponse<String> answer = get("/owner", "Accept", "text/html", "Cookie", "access_token=" + good.sign());

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(supportId(answer.body()))
                .isPresent()
                .isEqualTo(supportId(log.lines().get(0)));
    }

    @Test
    void redirect_isLoggedTooAndShowsNoSupportId() throws Exception {
        start(standard());

        HttpResponse<String> answer = get("/account", "Accept", "text/html");

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().toString()).doesNotContain("support");
        assertThat(log.lines()).singleElement().asString().contains("code=missing_token", "path=/account ");
    }

    @Test
    void logLine_ofARequestFullOfSecrets_showsNoneOfThem() throws Exception {
        start(standard());
        String token = good.subject("planted").keyId("planted").forged().sign();

        get(
                "/api/" + token + "/x;session=planted?access_token=" + token,
                "Authorization",
                "Bearer " + token,
                "Cookie",
                "access_token=planted",
                "X-Planted",
                "planted");

        assertThat(log.lines())
                .singleElement()
                .asString()
                .contains("path=/api/eyJ*/x;* ")
                .doesNotContain("planted", "eyJh", issuer.issuer());
    }

    @Test
    void logLine_ofAPathThatLooksLikeMore_staysOneField() throws Exception {
        start(standard());

        get("/api/a%20Refused:%20code=denied%22%C3%A4");

        assertThat(log.lines())
                .singleElement()
                .asString()
                .matches("[ -~]+")
                .contains("code=missing_token ", "path=/api/a%20Refused:%20code=denied%22%C3%A4 ");
    }

    @Test
    void flood_isLoggedInPartAndCountedInFull() throws Exception {
        MovableClock clock = new MovableClock();
        AuthFilter filter = start(standard().clock(clock));

        getTimes(120);
        clock.advance(Duration.ofSeconds(1));
        get("/api/x");

        assertThat(filter.counts().of(AuthOutcome.REFUSED)).isEqualTo(121);
        assertThat(log.lines()).hasSize(22);
        assertThat(log.lines().get(20))
                .isEqualTo("INFO 100 refusals with code=missing_token not logged, because there were too many at once");
    }

    @Test
    void reportOnly_letsTheRequestReachTheApplicationAndSaysWhy() throws Exception {
        AuthFilter filter = start(standard().enforcement(Enforcement.REPORT_ONLY));

        HttpResponse<String> anonymous = get("/account", "Accept", "text/html");
        HttpResponse<String> clerk = get("/api/owner", "Authorization", "Bearer " + good.sign());

        assertThat(anonymous.body()).isEqualTo("user=null");
        assertThat(clerk.body()).isEqualTo("user=u1");
        assertThat(filter.counts().of(AuthOutcome.WOULD_BE_REFUSED)).isEqualTo(2);
        assertThat(log.lines())
                .allMatch(line -> line.startsWith("WARNING Would have been refused: code="))
                .anyMatch(line -> line.contains("code=missing_token "))
                .anyMatch(line ->
                        line.contains("code=role_missing ") && line.contains("rule=\"/api/owner = role(owner)\""));
    }

    static Stream<String> tokens() {
        return Stream.of(
                        good,
                        good.expired(),
                        good.forged(),
                        good.audience("other"),
                        good.issuer("https://other.test"),
                        good.header("crit", "x"),
                        good.withoutClaim("sub"))
                .map(TestToken::sign);
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void explain_token_saysWhatTheContainerAnswers(String token) throws Exception {
        InstantSource now = InstantSource.fixed(Instant.now());
        AuthFilter filter = start(standard().clock(now));

        Explanation explanation = filter.explain(token, "GET", "/api/owner");
        HttpResponse<String> answer = get("/api/owner", "Authorization", "Bearer " + token);

        assertThat(explanation.status()).hasValue(answer.statusCode());
        assertThat(explanation.challenge()).isEqualTo(answer.headers().firstValue("WWW-Authenticate"));
        assertThat(answer.body())
                .contains("\"code\":\"" + explanation.reason().orElseThrow().code() + "\"");
    }
}
