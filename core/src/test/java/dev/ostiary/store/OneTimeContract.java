package dev.ostiary.store;

import static dev.ostiary.store.Samples.oneTime;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ids that can be consumed once, and ids that are noted when they are first used. */
public interface OneTimeContract extends SharedState {
    /** How many threads compete. */
    int THREADS = 16;

    @Test
    default void consumeOneTime_registered_isTrueOnceOnAnyNode() {
        store().registerOneTime(oneTime("a", now().plusSeconds(60)));

        assertThat(anotherNode().consumeOneTime("a")).isTrue();

        assertThat(anotherNode().consumeOneTime("a")).isFalse();
        assertThat(store().consumeOneTime("a")).isFalse();
    }

    @Test
    default void consumeOneTime_neverRegistered_isFalse() {
        store().registerOneTime(oneTime("a", now().plusSeconds(60)));

        assertThat(store().consumeOneTime("b")).isFalse();
        assertThat(store().consumeOneTime("")).isFalse();
        assertThat(store().consumeOneTime("a".repeat(257))).isFalse();
        assertThat(store().consumeOneTime("a")).isTrue();
    }

    @Test
    default void consumeOneTime_atItsTime_isFalseAndJustBeforeTrue() {
        store().registerOneTime(oneTime("before", now().plusSeconds(60)));
        store().registerOneTime(oneTime("at", now().plusSeconds(60)));

        clock().advance(Duration.ofMillis(59_999));
        assertThat(store().consumeOneTime("before")).isTrue();
        clock().advance(Duration.ofMillis(1));

        assertThat(store().consumeOneTime("at")).isFalse();
    }

    @Test
    default void consumeOneTime_timesOfLessThanAMillisecond_areCutOff() {
        store().registerOneTime(oneTime("a", now().plusMillis(5).plusNanos(999_999)));

        clock().set(now().plusMillis(5));

        assertThat(store().consumeOneTime("a")).isFalse();
    }

    @Test
    default void registerOneTime_again_countsOnceAndUntilTheNewTime() {
        store().registerOneTime(oneTime("longer", now().plusSeconds(10)));
        anotherNode().registerOneTime(oneTime("longer", now().plusSeconds(60)));
        store().registerOneTime(oneTime("shorter", now().plusSeconds(60)));
        anotherNode().registerOneTime(oneTime("shorter", now().plusSeconds(10)));
        store().registerOneTime(oneTime("past", now().plusSeconds(60)));
        anotherNode().registerOneTime(oneTime("past", now()));

        clock().advance(Duration.ofSeconds(10));

        assertThat(store().consumeOneTime("longer")).isTrue();
        assertThat(store().consumeOneTime("longer")).isFalse();
        assertThat(store().consumeOneTime("shorter")).isFalse();
        assertThat(store().consumeOneTime("past")).isFalse();
    }

    @Test
    default void registerOneTime_untilNow_isNeverConsumed() {
        store().registerOneTime(oneTime("now", now()));
        store().registerOneTime(oneTime("past", Instant.MIN));

        assertThat(store().consumeOneTime("now")).isFalse();
        assertThat(store().consumeOneTime("past")).isFalse();
    }

    @Test
    default void registerOneTime_forEver_staysConsumable() {
        store().registerOneTime(oneTime("a", Instant.MAX));

        clock().advance(Duration.ofDays(36_500));

        assertThat(store().consumeOneTime("a")).isTrue();
    }

    @Test
    default void registerOneTime_atOnceOnTwoNodes_countsOnce() throws Exception {
        Race.of(THREADS, number -> () -> {
            node(number).registerOneTime(oneTime("a", now().plusSeconds(60)));
            return true;
        });

        assertThat(store().consumeOneTime("a")).isTrue();
        assertThat(store().consumeOneTime("a")).isFalse();
    }

    @Test
    default void consumeOneTime_atOnceOnTwoNodes_hasOneWinner() throws Exception {
        for (int round = 0; round < 20; round++) {
            String id = "id" + round;
            store().registerOneTime(oneTime(id, now().plusSeconds(60)));

            List<Boolean> won = Race.of(THREADS, number -> () -> node(number).consumeOneTime(id));

            assertThat(won).containsOnlyOnce(true);
        }
    }

    @Test
    default void firstUse_again_isFalseUntilItsTime() {
        assertThat(store().firstUse("a", now().plusSeconds(60))).isTrue();

        assertThat(anotherNode().firstUse("a", now().plusSeconds(3_600))).isFalse();
        clock().advance(Duration.ofMillis(59_999));
        assertThat(store().firstUse("a", now().plusSeconds(60))).isFalse();
        clock().advance(Duration.ofMillis(1));

        assertThat(anotherNode().firstUse("a", now().plusSeconds(60))).isTrue();
        assertThat(store().firstUse("a", now().plusSeconds(60))).isFalse();
    }

    @Test
    default void firstUse_untilNow_isNotRemembered() {
        assertThat(store().firstUse("a", now())).isTrue();
        assertThat(store().firstUse("a", now().plusSeconds(60))).isTrue();
        assertThat(store().firstUse("a", now())).isFalse();
    }

    @Test
    default void firstUse_atOnceOnTwoNodes_hasOneWinner() throws Exception {
        for (int round = 0; round < 20; round++) {
            String id = "id" + round;

            List<Boolean> won = Race.of(THREADS, number -> () -> node(number).firstUse(id, now().plusSeconds(60)));

            assertThat(won).containsOnlyOnce(true);
        }
    }

    @Test
    default void firstUse_atOnceAfterItsTime_hasOneWinner() throws Exception {
        for (int round = 0; round < 20; round++) {
            String id = "id" + round;
            store().firstUse(id, now().plusSeconds(60));
            clock().advance(Duration.ofSeconds(60));

            List<Boolean> won = Race.of(THREADS, number -> () -> node(number).firstUse(id, now().plusSeconds(60)));

            assertThat(won).containsOnlyOnce(true);
        }
    }

    @Test
    default void firstUse_ofAOneTimeId_isAnotherMatter() {
        store().registerOneTime(oneTime("a", now().plusSeconds(60)));

        assertThat(store().firstUse("a", now().plusSeconds(60))).isTrue();
        assertThat(store().consumeOneTime("a")).isTrue();
        assertThat(store().firstUse("a", now().plusSeconds(60))).isFalse();
    }

    @Test
    default void ids_ofAnyCharacters_areKeptApart() {
        List<String> ids = OddTexts.all().toList();

        assertThat(ids)
                .allSatisfy(id ->
                        assertThat(store().firstUse(id, now().plusSeconds(60))).isTrue());
        assertThat(ids)
                .allSatisfy(id ->
                        assertThat(store().firstUse(id, now().plusSeconds(60))).isFalse());
        assertThat(ids).allSatisfy(id -> {
            assertThat(store().consumeOneTime(id)).isFalse();
            store().registerOneTime(oneTime(id, now().plusSeconds(60)));
            assertThat(store().consumeOneTime(id)).isTrue();
        });
    }

    @Test
    default void ids_emptyOrTooLong_areRefusedWithoutBeingShown() {
        String tooLong = "b".repeat(257);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> store().registerOneTime(oneTime("", now().plusSeconds(60))));
        assertThatIllegalArgumentException().isThrownBy(() -> store().firstUse("", now().plusSeconds(60)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store().registerOneTime(oneTime(tooLong, now().plusSeconds(60))))
                .withMessageNotContaining("bb");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> store().firstUse(tooLong, now().plusSeconds(60)))
                .withMessageNotContaining("bb");
    }
}
