package dev.ostiary.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Two processes, one store: what happens at one is known at the other, and what one knows is not lost with it. */
@Timeout(value = 180, threadMode = ThreadMode.SEPARATE_THREAD) // no interrupt ends reading from a process
interface TwoNodesContract {
    Map<String, String> ALICE = Map.of("username", "alice", "password", "wonderland");
    Map<String, String> SECRET = Map.of("JWT_SECRET", "a secret that both nodes know, long enough for HS256");

    Duration PATIENCE = Duration.ofSeconds(30);

    /** What the launcher is told of the store. */
    String[] store();

    /** A machine that is busy may take longer now and then, so the quickest of three counts. */
    @Test
    default void signOut_atOneNode_isRefusedByTheOtherWithinASecond() throws IOException {
        try (ExampleProcess one = start();
                ExampleProcess other = start()) {
            List<Duration> times = Stream.generate(() -> signIn(one.site()))
                    .limit(3)
                    .map(cookies -> signOutAndAwait(one.site(), other.site(), cookies))
                    .toList();

            assertThat(Collections.min(times)).isLessThan(Duration.ofSeconds(1));
        }
    }

    @Test
    default void nodeThatIsKilled_takesNothingWithIt() throws IOException {
        try (ExampleProcess other = start()) {
            String signedOut;
            String signedIn;
            String key;
            try (ExampleProcess one = start()) {
                signedOut = signIn(one.site());
                signedIn = signIn(one.site());
                key = shownBy(
                        other.site(),
                        one.site().ownForm("/account/api-keys", Map.of("name", "build"), signedIn),
                        signedIn);
                one.site().ownForm("/auth/sign-out", Map.of(), signedOut);
                one.kill();
            }
            String refreshOnly = signedIn.replaceFirst("access_token=[^;]*; ", "");

            awaitRefusal(other.site(), signedOut);
            assertThat(status(other.site(), signedIn)).isEqualTo(200);
            assertThat(status(other.site(), refreshOnly)).isEqualTo(200);
            assertThat(other.site().get("/api/me", "X-API-Key", key).statusCode())
                    .isEqualTo(200);
        }
    }

    private ExampleProcess start() throws IOException {
        return ExampleProcess.start(SECRET, store());
    }

    private static String signIn(Site site) {
        return Site.cookies(site.ownForm("/sign-in", ALICE));
    }

    /** Of a page, whose expired token is renewed; without a session it is 401 to programs and 303 to browsers. */
    private static int status(Site site, String cookies) {
        int status =
                site.get("/account", "Cookie", cookies, "Accept", "text/html").statusCode();
        return status == 303 ? 401 : status;
    }

    /** The page that a form leads to may be another node's. */
    private static String shownBy(Site site, HttpResponse<String> made, String cookies) {
        return site.get("/account/api-keys", "Cookie", cookies + "; " + Site.cookies(made))
                .body()
                .replaceFirst("(?s).*<code id=\"new-key\">(\\w+)</code>.*", "$1");
    }

    private static Duration signOutAndAwait(Site one, Site other, String cookies) {
        assertThat(status(other, cookies)).isEqualTo(200);
        one.ownForm("/auth/sign-out", Map.of(), cookies);
        return awaitRefusal(other, cookies);
    }

    /** Asks again and again until it is refused, and returns how long that took. */
    private static Duration awaitRefusal(Site site, String cookies) {
        long start = System.nanoTime();
        while (status(site, cookies) != 401) {
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PATIENCE);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
