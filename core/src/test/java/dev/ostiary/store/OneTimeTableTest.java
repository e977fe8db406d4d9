package dev.ostiary.store;

import static dev.ostiary.store.Samples.oneTime;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OneTimeTableTest {
    private static final Instant START = MovableClock.START;
    private static final Instant SOON = START.plusSeconds(60);

    private final OneTimeTable table = new OneTimeTable(100);

    private List<Integer> open(int from, int to) {
        return IntStream.range(from, to)
                .filter(i -> table.consume("t" + i, START))
                .boxed()
                .toList();
    }

    @Test
    void register_sixthOfASubjectAndPurpose_voidsTheFirst() {
        IntStream.range(0, 6).forEach(i -> table.register(oneTime("t" + i, "u", SOON), START));

        assertThat(table.consume("t0", START)).isFalse();
        assertThat(table.consume("t1", START)).isTrue();
    }

    @Test
    void register_fiveAndOneThatExpires_voidsNone() {
        table.register(oneTime("short", "u", START.plusSeconds(1)), START);
        IntStream.range(0, 4).forEach(i -> table.register(oneTime("t" + i, "u", SOON), START));

        table.register(oneTime("t4", "u", SOON), START.plusSeconds(1));

        assertThat(table.consume("t0", START.plusSeconds(1))).isTrue();
    }

    @Test
    void register_whatHasExpired_voidsNone() {
        IntStream.range(0, 5).forEach(i -> table.register(oneTime("t" + i, "u", SOON), START));

        table.register(oneTime("past", "u", START), START);

        assertThat(table.consume("t0", START)).isTrue();
    }

    @Test
    void consume_one_voidsTheOthersOfItsSubjectAndPurposeAlone() {
        table.register(oneTime("t0", "u", SOON), START);
        table.register(oneTime("t1", "u", SOON), START);
        table.register(oneTime("t2", "v", SOON), START);
        table.register(new OneTimeId("t3", "u", "password_reset", SOON), START);

        assertThat(table.consume("t1", START)).isTrue();

        assertThat(open(0, 4)).containsExactly(2, 3);
    }

    @Test
    void voidAll_ofASubject_leavesTheOthers() {
        table.register(oneTime("t0", "u", SOON), START);
        table.register(new OneTimeId("t1", "u", "password_reset", SOON), START);
        table.register(oneTime("t2", "v", SOON), START);

        table.voidAll("u", START);

        assertThat(open(0, 3)).containsExactly(2);
    }

    @Test
    void register_againForAnotherSubject_leavesTheFirstNone() {
        table.register(oneTime("t0", "u", SOON), START);
        table.register(oneTime("t0", "v", SOON), START);
        table.voidAll("u", START);

        assertThat(open(0, 1)).containsExactly(0);
    }

    @Test
    void whatIsGone_always_leavesNoTrace() {
        table.register(oneTime("t0", "u", START.plusSeconds(1)), START);
        table.register(oneTime("t1", "v", SOON), START);
        table.register(oneTime("t2", "v", SOON), START);
        table.register(oneTime("t3", "w", SOON), START);
        table.consume("t2", START.plusSeconds(1));
        table.voidAll("w", START.plusSeconds(1));

        assertThat(table.subjects()).isZero();
        assertThat(table.groups()).isZero();
    }

    @Test
    void register_full_takesTheNewcomersOwnWhereHeWouldHaveAsManyAsAnybody() {
        OneTimeTable full = new OneTimeTable(3);
        full.register(new OneTimeId("u1", "u", "a", SOON), START);
        full.register(oneTime("v1", "v", SOON), START);
        full.register(oneTime("w1", "w", SOON), START);

        full.register(new OneTimeId("u2", "u", "b", SOON), START);

        assertThat(full.consume("u1", START)).isFalse();
        assertThat(full.consume("v1", START)).isTrue();
        assertThat(full.consume("w1", START)).isTrue();
        assertThat(full.consume("u2", START)).isTrue();
    }
}
