package dev.ostiary.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No good token is refused while keys are usable, and none is called bad when nobody can tell. */
class SimulatedDayTest {

    static LongStream seeds() {
        return LongStream.range(0, 20);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void day_withOutagesAndRotations_keepsAllPromises(long seed) {
        SimulatedDay day = new SimulatedDay(seed).run();

        assertThat(day.violations).isEmpty();
        assertThat(day.outcomes).containsOnlyKeys(SimulatedDay.Outcome.values());
        assertThat(day.states).containsKeys(JwksState.FRESH, JwksState.STALE);
    }
}
