package dev.ostiary.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HoldingsTest {
    private static final Instant START = MovableClock.START;

    private final Holdings holdings = new Holdings();

    @Test
    void toMakeRoomFor_nobodyHasAny_isNothing() {
        assertThat(holdings.toMakeRoomFor("u")).isEmpty();
    }

    @Test
    void toMakeRoomFor_somebodyHasMost_isHisLongestIdle() {
        holdings.use("u", "u1", START);
        holdings.use("v", "v1", START.plusSeconds(9));
        holdings.use("v", "v2", START.plusSeconds(8));

        assertThat(holdings.toMakeRoomFor("w")).contains("v2");
        holdings.use("v", "v2", START.plusSeconds(10));
        assertThat(holdings.toMakeRoomFor("w")).contains("v1");
        holdings.remove("v", "v1");
        assertThat(holdings.toMakeRoomFor("w")).contains("u1");
    }

    @Test
    void toMakeRoomFor_whoWouldHaveAsManyAsAnybody_isHisOwn() {
        holdings.use("u", "u1", START.plusSeconds(9));
        holdings.use("v", "v1", START);
        holdings.use("v", "v2", START);

        assertThat(holdings.toMakeRoomFor("u")).contains("u1");
        holdings.use("v", "v3", START);
        assertThat(holdings.toMakeRoomFor("u")).contains("v1");
    }

    @Test
    void toMakeRoomFor_allHaveOne_isTheLongestIdleOfAll() {
        holdings.use("u", "u1", START.plusSeconds(2));
        holdings.use("v", "v1", START.plusSeconds(1));
        holdings.use("w", "w1", START.plusSeconds(1));

        assertThat(holdings.toMakeRoomFor("x")).contains("v1");
    }

    @Test
    void remove_entryOfSomebodyElse_changesNothing() {
        holdings.use("u", "u1", START);
        holdings.use("v", "v1", START);
        holdings.remove("v", "u1");
        holdings.remove("w", "u1");
        holdings.remove("u", "u2");

        assertThat(holdings.of("u")).containsExactly("u1");
        assertThat(holdings.holders()).isEqualTo(2);
    }

    /** What is found at once is what looking at all would find. */
    @Test
    void toMakeRoomFor_randomSteps_isWhatLookingAtAllFinds() {
        record Used(String holder, Instant at, int step) {}
        Random random = new Random(11);
        Map<String, Used> all = new HashMap<>();
        for (int step = 0; step < 20_000; step++) {
            String holder = "u" + random.nextInt(8);
            String id = holder + "/" + random.nextInt(12);
            if (random.nextInt(3) == 0) {
                holdings.remove(holder, id);
                all.remove(id);
            } else {
                Instant at = START.plusSeconds(random.nextInt(50));
                holdings.use(holder, id, at);
                all.put(id, new Used(holder, at, step));
            }
            Map<String, Integer> counts = new HashMap<>();
            all.values().forEach(used -> counts.merge(used.holder(), 1, Integer::sum));
            int most = counts.values().stream().max(Comparator.naturalOrder()).orElse(0);
            String newcomer = "u" + random.nextInt(10);
            boolean own = counts.getOrDefault(newcomer, -1) + 1 >= most;
            Optional<String> expected = all.entrySet().stream()
                    .filter(used -> own
                            ? used.getValue().holder().equals(newcomer)
                            : counts.get(used.getValue().holder()) == most)
                    .min(Comparator.comparing((Map.Entry<String, Used> used) ->
                                    used.getValue().at())
                            .thenComparing(used -> used.getValue().step()))
                    .map(Map.Entry::getKey);

            assertThat(holdings.toMakeRoomFor(newcomer)).isEqualTo(expected);
            assertThat(holdings.of(newcomer)).hasSize(counts.getOrDefault(newcomer, 0));
        }
    }
}
