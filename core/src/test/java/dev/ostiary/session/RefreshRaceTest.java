package dev.ostiary.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.issue.IssuedToken;
import dev.ostiary.session.Refreshing.Refreshed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;

/** Many tabs with one refresh token: one rotation, and the same next token for all. */
class RefreshRaceTest {
    private static final int TABS = 50;

    private final Fixture fixture = new Fixture();
    private final SessionTokens sessions = fixture.builder().build();

    @RepeatedTest(5)
    void refresh_byManyAtOnce_rotatesOnceAndAnswersAll() throws Exception {
        SessionGrant grant = sessions.open("u1", Fixture.CLAIMS, "");

        List<Refreshed> answers =
                atOnce(() -> (Refreshed) sessions.refresh(grant.refresh().token()));

        assertThat(answers).hasSize(TABS);
        assertThat(answers.stream().filter(answer -> !answer.repeated())).hasSize(1);
        assertThat(answers.stream()
                        .map(answer -> answer.grant().refresh())
                        .map(IssuedToken::id)
                        .distinct())
                .hasSize(1);
        assertThat(sessions.sessionsOf("u1")).hasSize(1);
    }

    @RepeatedTest(5)
    void consumeOneTime_byManyAtOnce_succeedsOnce() throws Exception {
        IssuedToken token = sessions.issueOneTime("email_verify", "u1", Map.of(), Duration.ofHours(1));

        List<Boolean> won = atOnce(() -> sessions.consumeOneTime("email_verify", token.token())
                .fold(jwt -> true, reason -> false, retryAfter -> false));

        assertThat(won.stream().filter(winner -> winner)).hasSize(1);
    }

    private static <T> List<T> atOnce(Callable<T> call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(TABS);
        try {
            CountDownLatch start = new CountDownLatch(TABS);
            List<Future<T>> calls = new ArrayList<>();
            for (int i = 0; i < TABS; i++) {
                calls.add(threads.submit(() -> {
                    start.countDown();
                    start.await();
                    return call.call();
                }));
            }
            List<T> answers = new ArrayList<>();
            for (Future<T> running : calls) {
                answers.add(running.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }
}
