package dev.ostiary.servlet.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.release.Documentation;
import dev.ostiary.servlet.testing.RecordingLog;
import dev.ostiary.store.MovableClock;
import dev.ostiary.verify.RejectionReason;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One line a refusal, and no flood. */
class RefusalLogTest {
    private final MovableClock clock = new MovableClock();
    private final RecordingLog lines = RecordingLog.ofAll();
    private final RefusalLog log = new RefusalLog(lines, clock);

    private void write(AuthEvent event, int times) {
        IntStream.range(0, times).forEach(i -> write(log, event));
    }

    private static void write(RefusalLog into, AuthEvent event) {
        RejectionReason reason = event.reason().orElseThrow();
        into.take(event.outcome(), reason).ifPresent(heldBack -> into.write(event, reason, heldBack));
    }

    @Test
    void write_refusal_isOneLineWithAllThatMayBeTold() {
        write(Events.refused(RejectionReason.TOKEN_EXPIRED), 1);

        assertThat(lines.lines())
                .containsExactly("INFO Refused: code=token_expired method=GET path=/api/x"
                        + " rule=\"/api/** = authenticated\" carrier=cookie support_id=0123456789ab."
                        + " Get a new token. If it is fresh, compare the clocks of issuer and verifier.");
    }

    @Test
    void write_whatReportOnlyWouldHaveRefused_isAWarningThatSaysSo() {
        write(Events.wouldBeRefused(RejectionReason.MISSING_TOKEN), 1);

        assertThat(lines.lines())
                .singleElement()
                .asString()
                .startsWith("WARNING Would have been refused: code=missing_token ");
    }

    @ParameterizedTest
    @EnumSource
    void write_anyReason_tellsItsRemedy(RejectionReason reason) {
        boolean outage = reason.category() == RejectionReason.Category.UNAVAILABLE;

        write(Events.refused(reason), 1);

        assertThat(lines.lines())
                .singleElement()
                .asString()
                .startsWith(outage ? "WARNING " : "INFO ")
                .endsWith(reason.remedy());
    }

    @Test
    void write_firstOfAReason_namesItsPage() {
        RefusalLog documented = new RefusalLog(lines, clock, Documentation.at("https://ostiary.example/docs"));
        AuthEvent event = Events.refused(RejectionReason.DENIED);

        write(documented, event);
        write(documented, event);

        assertThat(lines.lines().get(0))
                .endsWith(
                        RejectionReason.DENIED.remedy() + " More: https://ostiary.example/docs/troubleshooting#denied");
        assertThat(lines.lines().get(1)).endsWith(RejectionReason.DENIED.remedy());
    }

    @Test
    void write_flood_isCutOffAfterOneBurst() {
        write(Events.refused(RejectionReason.MISSING_TOKEN), 1_000);

        assertThat(lines.lines()).hasSize(RefusalLog.BURST);
    }

    @Test
    void write_afterAFlood_firstSaysHowManyWereNotLogged() {
        write(Events.refused(RejectionReason.MISSING_TOKEN), RefusalLog.BURST + 7);
        clock.advance(RefusalLog.PER_LINE);
        write(Events.refused(RejectionReason.MISSING_TOKEN), 1);

        assertThat(lines.lines().get(RefusalLog.BURST))
                .isEqualTo("INFO 7 refusals with code=missing_token not logged, because there were too many at once");
        assertThat(lines.lines().get(RefusalLog.BURST + 1)).contains("code=missing_token");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MISSING_TOKEN")
    void write_anotherReasonDuringAFlood_isLogged(RejectionReason reason) {
        write(Events.refused(RejectionReason.MISSING_TOKEN), 1_000);

        write(Events.refused(reason), 1);

        assertThat(lines.lines()).hasSize(RefusalLog.BURST + 1);
        assertThat(lines.lines()).last().asString().contains("code=" + reason.code() + " ");
    }

    @Test
    void write_refusalDuringAFloodThatIsOnlyReported_isLogged() {
        write(Events.wouldBeRefused(RejectionReason.MISSING_TOKEN), 1_000);

        write(Events.refused(RejectionReason.MISSING_TOKEN), 1);

        assertThat(lines.lines()).last().asString().startsWith("INFO Refused: code=missing_token ");
    }

    @Test
    void close_afterFloodsOfTwoKinds_tellsOfEachByItsCode() {
        write(Events.refused(RejectionReason.MISSING_TOKEN), RefusalLog.BURST + 2);
        write(Events.refused(RejectionReason.BAD_SIGNATURE), RefusalLog.BURST + 3);

        log.close();

        assertThat(lines.lines())
                .contains(
                        "INFO 2 refusals with code=missing_token not logged, because there were too many at once",
                        "INFO 3 refusals with code=bad_signature not logged, because there were too many at once");
    }

    @Test
    void write_outageDuringAFlood_isLogged() {
        write(Events.refused(RejectionReason.MISSING_TOKEN), 1_000);
        write(Events.refused(RejectionReason.KEYS_UNAVAILABLE), 1);

        assertThat(lines.lines().get(RefusalLog.BURST)).contains("code=keys_unavailable");
    }

    @Test
    void write_outageDuringAFloodThatIsOnlyReported_isLogged() {
        write(Events.wouldBeRefused(RejectionReason.MISSING_TOKEN), 1_000);
        write(Events.wouldBeRefused(RejectionReason.KEYS_UNAVAILABLE), 1);

        assertThat(lines.lines()).last().asString().contains("code=keys_unavailable");
    }

    @Test
    void write_levelThatNobodyReads_writesNothingAndHoldsNothingBack() {
        RecordingLog warningsOnly = RecordingLog.from(System.Logger.Level.WARNING);
        RefusalLog quiet = new RefusalLog(warningsOnly, clock);

        IntStream.range(0, 1_000).forEach(i -> write(quiet, Events.refused(RejectionReason.MISSING_TOKEN)));
        quiet.close();

        assertThat(warningsOnly.lines()).isEmpty();
    }

    @Test
    void close_afterAFlood_tellsHowManyWereNotLogged() {
        write(Events.refused(RejectionReason.KEYS_UNAVAILABLE), RefusalLog.BURST + 2);

        log.close();
        log.close();

        assertThat(lines.lines())
                .hasSize(RefusalLog.BURST + 1)
                .endsWith("WARNING 2 refusals with code=keys_unavailable not logged, because there were too many at"
                        + " once");
    }

    @Test
    void write_bracesInAPath_areNotTakenForPlaceholders() {
        AuthEvent event = Events.at("/{0}'{1");

        write(event, 1);

        assertThat(lines.lines()).singleElement().asString().contains("path=/%7B0%7D'%7B1 ");
    }
}
