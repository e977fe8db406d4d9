package dev.ostiary.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The embedded Jetty with the filter of {@code web.xml}. */
class WebXmlIT implements PagesContract, TourContract, SignInContract, ApiContract {
    private static final int FLOOD = 80;

    private static EmbeddedJetty jetty;

    @BeforeAll
    static void start() throws IOException {
        TestTokens.shareSecret();
        jetty = EmbeddedJetty.start(StartOptions.parse(List.of("--port=0")));
    }

    @AfterAll
    static void stop() {
        jetty.close();
    }

    @Override
    public Site site() {
        return new Site(jetty.address());
    }

    @Test
    void floodOfPasswords_isTurnedAwayAndEnds() throws InterruptedException, ExecutionException {
        Map<String, String> guess = Map.of("username", "bob", "password", "guessed");
        Callable<HttpResponse<String>> guessing = () -> site().form("/api/token", guess);
        ExecutorService senders = Executors.newFixedThreadPool(FLOOD);
        List<HttpResponse<String>> answers = new ArrayList<>();
        for (Future<HttpResponse<String>> answer : senders.invokeAll(Collections.nCopies(FLOOD, guessing))) {
            answers.add(answer.get());
        }
        senders.shutdown();

        assertThat(answers)
                .extracting(HttpResponse::statusCode)
                .contains(400, 503)
                .containsOnly(400, 503);
        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 503)
                .allMatch(answer -> answer.headers().firstValue("Retry-After").isPresent());
        assertThat(site().form("/api/token", BOB).statusCode()).isEqualTo(200);
        assertThat(site().ownForm("/sign-in", BOB).statusCode()).isEqualTo(303);
    }
}
