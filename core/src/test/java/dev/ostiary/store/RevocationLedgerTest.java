package dev.ostiary.store;

import static dev.ostiary.store.Samples.ofToken;
import static dev.ostiary.store.Samples.token;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RevocationLedgerTest {
    private static final Instant START = MovableClock.START;

    private final RevocationLedger ledger = new RevocationLedger(100_000, START);

    @Test
    void after_aPosition_repeatsNothing() {
        ledger.add(ofToken("a", START.plusSeconds(60)), Optional.empty(), START);
        RevocationPage first = ledger.after(Optional.empty(), START, START);

        assertThat(ledger.after(Optional.of(first.position()), START, START).revocations())
                .isEmpty();
    }

    @Test
    void after_exactlyOnePage_saysThatThereIsNoMore() {
        for (int i = 0; i < 10_000; i++) {
            ledger.add(ofToken("t" + i, START.plusSeconds(60)), Optional.empty(), START);
        }

        assertThat(ledger.after(Optional.empty(), START, START).more()).isFalse();
        ledger.add(ofToken("one more", START.plusSeconds(60)), Optional.empty(), START);
        assertThat(ledger.after(Optional.empty(), START, START).more()).isTrue();
    }

    /** What has expired takes the room that is left, for a day, and goes first. */
    @Test
    void after_theBeginning_tellsForADayWhatHasExpired() {
        Instant end = START.plusSeconds(60);
        ledger.add(ofToken("a", end), Optional.empty(), START);

        assertThat(ledger.find(token("a"), end)).isEmpty();
        assertThat(told(end)).containsExactly(ofToken("a", end));
        assertThat(told(end.plus(Duration.ofDays(1)).minusMillis(1))).containsExactly(ofToken("a", end));
        assertThat(told(end.plus(Duration.ofDays(1)))).isEmpty();
        assertThat(ledger.lines()).isZero();
    }

    @Test
    void find_droppedByAClockThatWasAhead_isThereAgain() {
        ledger.add(ofToken("a", START.plusSeconds(60)), Optional.empty(), START);
        ledger.find(token("a"), START.plusSeconds(7_200));

        assertThat(ledger.find(token("a"), START.plusSeconds(59))).contains(ofToken("a", START.plusSeconds(60)));
    }

    @Test
    void add_aNameThatHasExpired_isToldOnceItHasExpiredAgain() {
        ledger.add(ofToken("a", START.plusSeconds(60)), Optional.empty(), START);
        ledger.add(ofToken("a", START.plusSeconds(90)), Optional.empty(), START.plusSeconds(60));

        assertThat(told(START.plusSeconds(90))).containsExactly(ofToken("a", START.plusSeconds(90)));
        assertThat(ledger.lines()).isEqualTo(1);
    }

    @Test
    void add_noRoomForWhatHasExpired_dropsItOldestFirst() {
        RevocationLedger small = new RevocationLedger(3, START);
        small.add(ofToken("a", START.plusSeconds(1)), Optional.empty(), START);
        small.add(ofToken("b", START.plusSeconds(2)), Optional.empty(), START);
        Instant now = START.plusSeconds(2);
        small.add(ofToken("c", START.plusSeconds(60)), Optional.empty(), now);
        small.add(ofToken("d", START.plusSeconds(60)), Optional.empty(), now);

        assertThat(small.after(Optional.empty(), now, now).revocations())
                .extracting(Revocation::name)
                .containsExactly(token("b"), token("c"), token("d"));
    }

    @Test
    void of_sessionsOfSomebody_countsWhatIsInForce() {
        ledger.add(ofToken("a", START.plusSeconds(1)), Optional.of("u"), START);
        ledger.add(ofToken("b", START.plusSeconds(2)), Optional.of("u"), START);
        ledger.add(ofToken("b", START.plusSeconds(3)), Optional.empty(), START);
        ledger.add(ofToken("c", START.plusSeconds(3)), Optional.of("v"), START);
        ledger.add(ofToken("d", START.plusSeconds(3)), Optional.empty(), START);

        assertThat(ledger.of("u", START)).isEqualTo(2);
        assertThat(ledger.ofSessions(START)).isEqualTo(3);
        assertThat(ledger.others(START)).isEqualTo(1);
        assertThat(ledger.of("u", START.plusSeconds(1))).isEqualTo(1);
        assertThat(ledger.of("u", START.plusSeconds(3))).isZero();
        assertThat(ledger.ofSessions(START.plusSeconds(3))).isZero();
        assertThat(ledger.others(START.plusSeconds(3))).isZero();
    }

    /** Lines that were replaced leave nothing behind, and expired ones no more than there is room for. */
    @Test
    void add_thatExpiresOrIsReplaced_keepsAsManyLinesAsThereIsRoomFor() {
        RevocationLedger small = new RevocationLedger(40, START);
        for (int i = 0; i < 10_000; i++) {
            Instant now = START.plusSeconds(i);
            small.add(ofToken("t" + i, now.plusSeconds(5)), Optional.empty(), now);
            small.add(ofToken("same", now.plusSeconds(5)), Optional.empty(), now);
            assertThat(small.lines()).isLessThanOrEqualTo(40);
        }
        assertThat(small.lines()).isEqualTo(40);
    }

    private List<Revocation> told(Instant now) {
        return ledger.after(Optional.empty(), now, now).revocations();
    }
}
