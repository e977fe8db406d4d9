package dev.ostiary.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpiringTest {
    private static final Instant START = MovableClock.START;

    private final Expiring<String, Integer> entries = new Expiring<>(2);

    @Test
    void put_laterTimeForAKey_outlivesTheEarlierOne() {
        entries.put("a", 1, START.plusSeconds(1), START);
        entries.put("a", 2, START.plusSeconds(9), START);

        assertThat(entries.get("a", START.plusSeconds(8))).contains(2);
        assertThat(entries.get("a", START.plusSeconds(9))).isEmpty();
    }

    @Test
    void put_earlierTimeForAKey_endsEarlier() {
        entries.put("a", 1, START.plusSeconds(9), START);
        entries.put("a", 2, START.plusSeconds(1), START);

        assertThat(entries.get("a", START.plusSeconds(1))).isEmpty();
        assertThat(entries.size(START.plusSeconds(1))).isZero();
    }

    @Test
    void put_expiredTime_removesTheKey() {
        entries.put("a", 1, START.plusSeconds(9), START);
        entries.put("a", 2, START, START);

        assertThat(entries.get("a", START)).isEmpty();
        assertThat(entries.remove("a", START)).isEmpty();
    }

    @Test
    void put_beyondCapacity_isRefusedUntilSomethingExpires() {
        entries.put("a", 1, START.plusSeconds(1), START);
        entries.put("b", 2, START.plusSeconds(2), START);

        assertThatExceptionOfType(StoreUnavailableException.class)
                .isThrownBy(() -> entries.put("c", 3, START.plusSeconds(3), START));
        entries.put("c", 3, START.plusSeconds(3), START.plusSeconds(1));

        assertThat(entries.get("a", START.plusSeconds(1))).isEmpty();
        assertThat(entries.get("b", START.plusSeconds(1))).contains(2);
        assertThat(entries.get("c", START.plusSeconds(1))).contains(3);
    }

    @Test
    void gone_isToldOfWhatIsReplacedRemovedOrExpired() {
        List<Integer> gone = new ArrayList<>();
        Expiring<String, Integer> told = new Expiring<>(9, gone::add);
        told.put("a", 1, START.plusSeconds(9), START);
        told.put("a", 2, START.plusSeconds(9), START);
        told.put("b", 3, START.plusSeconds(9), START);
        told.put("b", 4, START, START);
        told.put("c", 5, START.plusSeconds(9), START);
        told.remove("c", START);
        told.remove("c", START);

        assertThat(gone).containsExactly(1, 3, 5);
        assertThat(told.size(START.plusSeconds(9))).isZero();
        assertThat(gone).containsExactly(1, 3, 5, 2);
    }

    /** Deadlines that no entry has any more would otherwise grow without limit. */
    @Test
    void put_theSameKeyAgainAndAgain_keepsFewDeadlines() {
        for (int i = 0; i < 10_000; i++) {
            entries.put("a", i, START.plusSeconds(60 + i), START);
            assertThat(entries.deadlines()).isLessThanOrEqualTo(18);
        }
        for (int i = 0; i < 10_000; i++) {
            entries.put("b" + i, i, START.plusSeconds(60), START);
            entries.remove("b" + i, START);
            assertThat(entries.deadlines()).isLessThanOrEqualTo(20);
        }
        assertThat(entries.get("a", START)).contains(9_999);
    }
}
