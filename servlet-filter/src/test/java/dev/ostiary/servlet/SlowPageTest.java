package dev.ostiary.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.FakeResponse;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One browser whose tabs all come with the tokens from before, while the first one's page is slow. */
class SlowPageTest {
    private static final Duration SLOW = Duration.ofSeconds(15);

    private final SessionFixture fixture = new SessionFixture("/** = authenticated");
    private final AuthFilter anotherNode =
            fixture.builder().rules("/** = authenticated").build();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private Future<FakeResponse> slow;
    private FakeRequest another;

    @BeforeEach
    void threeTabs() throws Exception {
        fixture.signIn("u1");
        fixture.clock.advance(SessionFixture.UNTIL_EXPIRED);
        FakeRequest first = fixture.browser.page("GET", "/slow");
        another = fixture.browser.page("GET", "/another");
        slow = thread.submit(() -> held(first));
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @AfterEach
    void end() {
        done.countDown();
        thread.shutdown();
    }

    private FakeResponse held(FakeRequest request) throws Exception {
        FakeResponse response = new FakeResponse();
        fixture.filter.doFilter(request, response, (shown, answer) -> {
            begun.countDown();
            await(done);
        });
        return response;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stopped) {
            throw new AssertionError(stopped);
        }
    }

    private void slowAnswerComes() throws Exception {
        done.countDown();
        fixture.browser.take(slow.get(20, TimeUnit.SECONDS));
    }

    private void nextTabIsServedAndGoesOn() throws Exception {
        assertThat(fixture.page("/next").getStatus()).isEqualTo(200);
        assertThat(fixture.page("/next").getStatus()).isEqualTo(200);
        fixture.store.awaitConfirmation();
    }

    private void browserStaysSignedIn() throws Exception {
        assertThat(fixture.page("/later").getStatus()).isEqualTo(200);
        fixture.clock.advance(SessionFixture.UNTIL_EXPIRED);
        assertThat(fixture.page("/later").getStatus()).isEqualTo(200);
        assertThat(fixture.page("/later").getStatus()).isEqualTo(200);
        fixture.clock.advance(SessionFixture.UNTIL_EXPIRED);
        assertThat(fixture.page("/later").getStatus()).isEqualTo(200);
        assertThat(fixture.reuses).hasValue(0);
    }

    @Test
    void page_slowerThanTheGraceBesideOtherTabs_harmsNone() throws Exception {
        fixture.clock.advance(SLOW);
        nextTabIsServedAndGoesOn();
        fixture.clock.advance(SessionFixture.GRACE.minusMillis(1));

        assertThat(fixture.send(anotherNode, another).getStatus()).isEqualTo(200);

        slowAnswerComes();
        browserStaysSignedIn();
    }

    @Test
    void page_whoseAnswerComesAfterAnotherTabHasGoneOn_harmsNone() throws Exception {
        nextTabIsServedAndGoesOn();
        fixture.clock.advance(Duration.ofSeconds(119));
        assertThat(fixture.page("/next").getStatus()).isEqualTo(200);

        slowAnswerComes();

        browserStaysSignedIn();
    }

    @Test
    void page_whoseAnswerIsLostInTheEnd_harmsNone() throws Exception {
        fixture.clock.advance(Duration.ofSeconds(119));
        done.countDown();
        slow.get(20, TimeUnit.SECONDS);

        nextTabIsServedAndGoesOn();

        assertThat(fixture.send(another).getStatus()).isEqualTo(200);
        browserStaysSignedIn();
    }

    @Test
    void page_slowOne_leavesAThiefNoMoreThanTheGrace() throws Exception {
        fixture.clock.advance(SLOW);
        nextTabIsServedAndGoesOn();
        fixture.clock.advance(SessionFixture.GRACE);

        assertThat(fixture.send(anotherNode, another).getStatus()).isEqualTo(303);

        assertThat(fixture.reuses).hasValue(1);
        assertThat(fixture.filter.sessions().sessionsOf("u1")).isEmpty();
    }
}
