package dev.ostiary.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No good token is refused while keys are usable, and none is called bad when nobody can tell. */
class SimulatedDayTest {

    private final LoggedLines log = LoggedLines.of(RemoteJwks.class);

    @AfterEach
    void close() {
        log.close();
    }

    static LongStream seeds() {
        return LongStream.range(0, 6);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void day_withOutagesAndRotations_keepsAllPromises(long seed) {
        SimulatedDay day = new SimulatedDay(seed).run();

        assertThat(day.violations).isEmpty();
        assertThat(day.outcomes).containsOnlyKeys(SimulatedDay.Outcome.values());
    }

    /** Else the days would show less than they seem to. */
    @Test
    void days_together_seeStaleAndExpiredKeys() {
        Set<JwksState> seen = seeds().mapToObj(
                        seed -> new SimulatedDay(seed).run().states.keySet())
                .flatMap(Set::stream)
                .collect(Collectors.toSet());

        assertThat(seen).contains(JwksState.FRESH, JwksState.STALE, JwksState.EXPIRED);
    }
}
