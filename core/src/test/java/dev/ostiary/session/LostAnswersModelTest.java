package dev.ostiary.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.store.InMemoryTokenStateStore;
import dev.ostiary.store.MovableClock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Browsers with tabs, three nodes two of which have clocks that are a minute wrong, requests and answers that are lost or overtake each
 * other, and thieves who copy the cookies at any moment: 100,000 requests in all. No good user is signed out, however many answers are lost, and no thief goes on after being seen.
 *
 * <p>Bounds: a request takes less than the grace, and with its answer less than what lies between copies that no one browser has. The nodes
 * accept each other's tokens.
 */
class LostAnswersModelTest {
    private static final int STEPS = 500;
    private static final double[] LOSS = {0, 0.05, 0.3, 0.6, 0.9};

    private static SimulatedSession session(long seed) {
        Fixture fixture = new Fixture();
        MovableClock clock = fixture.clock;
        InMemoryTokenStateStore store = fixture.memory;
        List<SessionTokens> nodes = Stream.of(0L, 60L, -60L)
                .map(wrong -> fixture.over(store)
                        .clock(() -> clock.instant().plusSeconds(wrong))
                        .clockSkew(Duration.ofMinutes(2))
                        .build())
                .toList();
        return new SimulatedSession(nodes, clock, new Random(seed), LOSS[(int) (seed % LOSS.length)]);
    }

    @Test
    void goodUsers_whateverIsLost_staySignedIn() {
        int steps = 0;
        int repeats = 0;
        for (long seed = 0; seed < 190; seed++) {
            SimulatedSession session = session(seed);
            session.run(STEPS, false);
            steps += session.steps();
            repeats += session.repeats();
        }

        assertThat(steps).isEqualTo(190 * STEPS);
        assertThat(repeats).isGreaterThan(1_000);
    }

    @Test
    void thieves_whateverIsLost_doNotGoOnAfterBeingSeen() {
        int steps = 0;
        int ended = 0;
        for (long seed = 0; seed < 300; seed++) {
            SimulatedSession session = session(1_000 + seed);
            session.run(STEPS, true);
            steps += session.steps();
            ended += session.isOver() ? 1 : 0;
        }

        assertThat(ended).isEqualTo(300);
        assertThat(steps).isGreaterThan(6_000);
    }

    @Test
    void patientThieves_whateverIsLost_doNotGoOnAfterBothHaveBeenSeen() {
        int steps = 0;
        int ended = 0;
        for (long seed = 0; seed < 300; seed++) {
            SimulatedSession session = session(2_000 + seed).withPatientThief();
            session.run(STEPS, true);
            steps += session.steps();
            ended += session.isOver() ? 1 : 0;
        }

        assertThat(ended).isEqualTo(300);
        assertThat(steps).isGreaterThan(3_000);
    }

    @Test
    void network_steps_areInTheOrderOfTheirTime() {
        MovableClock clock = new MovableClock();
        SimulatedNetwork network = new SimulatedNetwork(clock, new Random(1), 0);
        StringBuilder seen = new StringBuilder();
        network.after(Duration.ofSeconds(2), () -> seen.append("b"));
        network.after(Duration.ofSeconds(1), () -> seen.append("a"));

        while (network.step()) {
            assertThat(clock.instant()).isAfter(MovableClock.START);
        }

        assertThat(seen).hasToString("ab");
    }
}
