package dev.ostiary.servlet.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.key.JwksEvent;
import dev.ostiary.key.JwksFault;
import dev.ostiary.key.JwksState;
import dev.ostiary.servlet.credential.Carrier;
import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.RecordingLog;
import dev.ostiary.store.MovableClock;
import dev.ostiary.verify.RejectionReason;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each decision goes where somebody wants to know of it. */
class ReporterTest {
    private static final AuthSeries ADMITTED = Events.series(AuthOutcome.ADMITTED, null, "default");
    private static final AuthSeries REFUSED =
            Events.series(AuthOutcome.REFUSED, RejectionReason.TOKEN_EXPIRED, "default");

    private final RecordingLog lines = RecordingLog.ofAll();
    private final List<AuthEvent> told = new ArrayList<>();
    private final FakeRequest request = FakeRequest.get("/api/x?token=planted")
            .header("Authorization", "Bearer planted")
            .cookie("access_token", "planted");

    private Reporter reporter(AuthEventListener listener) {
        return new Reporter(
                Optional.ofNullable(listener),
                new MovableClock(),
                new Random(1),
                lines,
                new FlightRecorder.NoRecorder());
    }

    @Test
    void report_refusal_isCountedLoggedAndTold() {
        Reporter reporter = reporter(told::add);

        reporter.report(REFUSED, Optional.of(Carrier.HEADER), Optional.of("id"), request);

        assertThat(reporter.counts().requests()).containsEntry(REFUSED, 1L);
        assertThat(lines.lines()).hasSize(1);
        assertThat(told)
                .containsExactly(new AuthEvent(
                        AuthOutcome.REFUSED,
                        Optional.of(RejectionReason.TOKEN_EXPIRED),
                        "default",
                        Optional.of("https://issuer.test"),
                        "GET",
                        "/api/x",
                        Optional.of(Carrier.HEADER),
                        Optional.of("id")));
    }

    @Test
    void report_admission_isCountedAndToldButNotLogged() {
        Reporter reporter = reporter(told::add);

        reporter.report(ADMITTED, Optional.of(Carrier.HEADER), Optional.empty(), request);

        assertThat(reporter.counts().of(AuthOutcome.ADMITTED)).isEqualTo(1);
        assertThat(told).hasSize(1);
        assertThat(lines.lines()).isEmpty();
    }

    /** Of a flood nearly all is told to nobody, so nobody looks at it. */
    @Test
    void report_lineThatIsHeldBack_asksTheRequestForNothing() {
        Reporter reporter = reporter(null);
        IntStream.range(0, RefusalLog.BURST)
                .forEach(i -> reporter.report(REFUSED, Optional.empty(), Optional.of("id"), request));
        HttpServletRequest unasked = new HttpServletRequestWrapper(request) {
            @Override
            public String getRequestURI() {
                throw new AssertionError("asked for");
            }
        };

        reporter.report(REFUSED, Optional.empty(), Optional.of("id"), unasked);

        assertThat(reporter.counts().requests()).containsEntry(REFUSED, RefusalLog.BURST + 1L);
        assertThat(lines.lines()).hasSize(RefusalLog.BURST);
    }

    @Test
    void report_floodWithAListener_tellsOfEach() {
        Reporter reporter = reporter(told::add);

        IntStream.range(0, 2 * RefusalLog.BURST)
                .forEach(i -> reporter.report(REFUSED, Optional.empty(), Optional.of("id"), request));

        assertThat(told).hasSize(2 * RefusalLog.BURST);
    }

    @Test
    void report_withoutAListener_stillLogs() {
        reporter(null).report(REFUSED, Optional.empty(), Optional.of("id"), request);

        assertThat(lines.lines()).hasSize(1);
    }

    @Test
    void report_nothingOfTheCredential_isToldOrLogged() {
        reporter(told::add).report(REFUSED, Optional.of(Carrier.COOKIE), Optional.of("id"), request);

        assertThat(told.toString() + lines.lines()).doesNotContain("planted").doesNotContain("issuer.test.");
        assertThat(lines.lines().toString()).doesNotContain("issuer.test");
    }

    @Test
    void report_listenerThatThrows_hurtsNothingAndIsLoggedOnce() {
        Reporter reporter = reporter(event -> {
            throw new IllegalStateException("planted");
        });

        reporter.report(ADMITTED, Optional.empty(), Optional.empty(), request);
        reporter.report(ADMITTED, Optional.empty(), Optional.empty(), request);

        assertThat(reporter.counts().of(AuthOutcome.ADMITTED)).isEqualTo(2);
        assertThat(lines.lines())
                .singleElement()
                .asString()
                .contains("java.lang.IllegalStateException")
                .doesNotContain("planted");
    }

    /** As of a metrics library that is of another version than the listener was compiled for. */
    @Test
    void report_listenerThatThrowsAnError_hurtsNothingAndIsLoggedOnce() {
        Reporter reporter = reporter(event -> {
            throw new NoSuchMethodError("planted");
        });

        reporter.report(ADMITTED, Optional.empty(), Optional.empty(), request);
        reporter.report("a", new JwksEvent.Refreshed(2, List.of()));
        reporter.report(ADMITTED, Optional.empty(), Optional.empty(), request);

        assertThat(reporter.counts().of(AuthOutcome.ADMITTED)).isEqualTo(2);
        assertThat(lines.lines())
                .singleElement()
                .asString()
                .contains("java.lang.NoSuchMethodError")
                .doesNotContain("planted");
    }

    /** Whoever is to be warned, and of which session, the listener alone is told. */
    @Test
    void reportReusedRefreshToken_sessionAndSubject_areToldToTheListenerAndNotToTheLog() {
        List<String> heard = new ArrayList<>();
        Reporter reporter = reporter(new AuthEventListener() {
            @Override
            public void on(AuthEvent event) {}

            @Override
            public void onReusedRefreshToken(String sessionId, String subject) {
                heard.add(sessionId + " of " + subject);
            }
        });

        reporter.reportReusedRefreshToken("session-1", "user-1");

        assertThat(heard).containsExactly("session-1 of user-1");
        assertThat(reporter.counts().reusedRefreshTokens()).isEqualTo(1);
        assertThat(lines.lines())
                .singleElement()
                .asString()
                .doesNotContain("session-1")
                .doesNotContain("user-1");
    }

    @Test
    void report_listenerWithAnErrorOfTheMachine_letsItPass() {
        Reporter reporter = reporter(event -> {
            throw new StackOverflowError();
        });

        assertThatThrownBy(() -> reporter.report(ADMITTED, Optional.empty(), Optional.empty(), request))
                .isInstanceOf(StackOverflowError.class);
    }

    @Test
    void report_keyEvents_areCountedByIssuerAndFault() {
        Reporter reporter = reporter(null);

        reporter.report("a", new JwksEvent.Refreshed(2, List.of()));
        reporter.report("a", new JwksEvent.RefreshFailed(JwksFault.TIMEOUT, Duration.ofSeconds(1)));
        reporter.report("a", new JwksEvent.RefreshFailed(JwksFault.TIMEOUT, Duration.ofSeconds(2)));
        reporter.report("a", new JwksEvent.StateChanged(JwksState.FRESH, JwksState.STALE));

        assertThat(reporter.counts().keyRefreshes())
                .isEqualTo(Map.of(
                        new KeySeries("a", Optional.empty()), 1L,
                        new KeySeries("a", Optional.of(JwksFault.TIMEOUT)), 2L));
    }

    @Test
    void report_keyEvents_areToldToTheListener() {
        List<String> heard = new ArrayList<>();
        Reporter reporter = reporter(new AuthEventListener() {
            @Override
            public void on(AuthEvent event) {}

            @Override
            public void onKeys(String issuer, JwksEvent event) {
                heard.add(issuer + " " + event);
                throw new IllegalStateException("planted");
            }
        });

        reporter.report("a", new JwksEvent.StateChanged(JwksState.FRESH, JwksState.STALE));

        assertThat(heard).containsExactly("a StateChanged[from=FRESH, to=STALE]");
        assertThat(lines.lines()).singleElement().asString().doesNotContain("planted");
    }

    /** Keeps what it is to record, as text. */
    private record Recorded(List<String> texts) implements FlightRecorder {
        @Override
        public boolean recordsRefusals() {
            return true;
        }

        @Override
        public void refusal(AuthEvent event, String code) {
            texts.add(code + " " + event.path());
        }

        @Override
        public void keyRefresh(String issuer, int keys, int skipped, String fault) {
            texts.add(issuer + " " + keys + " " + skipped + " " + fault);
        }
    }

    @Test
    void report_refusalsAndKeyRefreshes_areRecorded() {
        Recorded recorded = new Recorded(new ArrayList<>());
        Reporter reporter = new Reporter(Optional.empty(), new MovableClock(), new Random(1), lines, recorded);

        reporter.report(ADMITTED, Optional.empty(), Optional.empty(), request);
        reporter.report(REFUSED, Optional.empty(), Optional.of("id"), request);
        reporter.report("a", new JwksEvent.Refreshed(2, List.of("one")));
        reporter.report("a", new JwksEvent.RefreshFailed(JwksFault.TIMEOUT, Duration.ofSeconds(1)));

        assertThat(recorded.texts()).containsExactly("token_expired /api/x", "a 2 1 null", "a 0 0 timeout");
    }

    @Test
    void supportId_isAnotherOneEachTime() {
        Reporter reporter = reporter(null);

        assertThat(reporter.supportId()).hasSize(12).isNotEqualTo(reporter.supportId());
    }
}
