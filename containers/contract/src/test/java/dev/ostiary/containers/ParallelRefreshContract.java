package dev.ostiary.containers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.AuthFilter;
import dev.ostiary.store.SessionState;
import dev.ostiary.store.TokenStateStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Many requests at once with one refresh token; the test of a store says which. */
abstract class ParallelRefreshContract {
    private static final int REQUESTS = 50;
    private static final String SCRIPT = "Sec-Fetch-Site: same-origin";

    private final Container container;

    ParallelRefreshContract(Container container) {
        this.container = container;
    }

    /** By the system's clock, and empty; closed by the contract. */
    abstract TokenStateStore store() throws Exception;

    @Test
    void fiftyRefreshesWithOneToken_areOneRotationOneSessionAndFiftyAnswers() throws Exception {
        try (TokenStateStore store = store();
                RunningApplication application = container.start(application(store))) {
            CookieJar browser = new CookieJar();
            browser.take(application.send("POST", "/public/session/sign-in", "Content-Length: 0"));
            String first = store.sessionsOf("u1").get(0).currentToken();

            List<RawHttp.Answer> answers = refreshAtOnce(application, browser);

            assertThat(answers)
                    .extracting(RawHttp.Answer::status)
                    .hasSize(REQUESTS)
                    .containsOnly(204);
            assertThat(store.sessionsOf("u1"))
                    .singleElement()
                    .satisfies(session -> assertThat(session.superseded())
                            .extracting(SessionState.Superseded::token)
                            .containsExactly(first));
            for (RawHttp.Answer answer : answers) {
                CookieJar tab = new CookieJar();
                tab.take(answer);
                assertThat(application.get("/api/x", tab.line()).status()).isEqualTo(200);
            }
            assertThat(application
                            .send(
                                    "POST",
                                    "/auth/refresh",
                                    SCRIPT,
                                    lastOf(answers).line(),
                                    "Content-Length: 0")
                            .status())
                    .isEqualTo(204);
        }
    }

    private static CookieJar lastOf(List<RawHttp.Answer> answers) {
        CookieJar tab = new CookieJar();
        tab.take(answers.get(answers.size() - 1));
        return tab;
    }

    private static WebApplication application(TokenStateStore store) {
        AuthFilter filter = AuthFilter.builder()
                .secret(TestTokens.TEST_SECRET)
                .issuer(TestTokens.ISSUER)
                .audience(TestTokens.AUDIENCE)
                .publicPaths("/public/**")
                .sessions(sessions -> sessions.store(store))
                .build();
        return WebApplication.with(filter).and(new Service("session", new SessionServlet(), "/public/session/*"));
    }

    private static List<RawHttp.Answer> refreshAtOnce(RunningApplication application, CookieJar browser)
            throws Exception {
        CyclicBarrier start = new CyclicBarrier(REQUESTS);
        ExecutorService tabs = Executors.newFixedThreadPool(REQUESTS);
        try {
            List<Future<RawHttp.Answer>> sent = new ArrayList<>();
            for (int i = 0; i < REQUESTS; i++) {
                sent.add(tabs.submit(() -> {
                    start.await();
                    return application.send("POST", "/auth/refresh", SCRIPT, browser.line(), "Content-Length: 0");
                }));
            }
            List<RawHttp.Answer> answers = new ArrayList<>();
            for (Future<RawHttp.Answer> answer : sent) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            tabs.shutdownNow();
        }
    }
}
