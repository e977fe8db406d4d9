package dev.ostiary.store;

import static dev.ostiary.store.Samples.ofToken;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
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

    /** Lines that have expired or were replaced never outnumber those in force by much. */
    @Test
    void add_thatExpiresOrIsReplaced_keepsFewLines() {
        for (int i = 0; i < 10_000; i++) {
            Instant now = START.plusSeconds(i);
            ledger.add(ofToken("t" + i, now.plusSeconds(5)), Optional.empty(), now);
            ledger.add(ofToken("same", now.plusSeconds(5)), Optional.empty(), now);
            assertThat(ledger.lines()).isLessThanOrEqualTo(2 * 6 + 16);
        }
    }
}
