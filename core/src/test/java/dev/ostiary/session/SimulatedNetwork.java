package dev.ostiary.session;

import dev.ostiary.store.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;

/** What happens later, in the order of its time: requests and answers are delayed, lost and overtake each other. */
final class SimulatedNetwork {
    /** Tabs that send at once arrive within this. */
    static final Duration SLOWEST_REQUEST = Duration.ofMillis(400);

    /** With the request, less than the grace. */
    static final Duration SLOWEST_ANSWER = Duration.ofMillis(4_900);

    private record Later(Instant at, long number, Runnable action) {}

    private final MovableClock clock;
    private final Random random;
    private final PriorityQueue<Later> queue =
            new PriorityQueue<>(Comparator.comparing(Later::at).thenComparing(Later::number));
    private final double loss;
    private long number;

    SimulatedNetwork(MovableClock clock, Random random, double loss) {
        this.clock = clock;
        this.random = random;
        this.loss = loss;
    }

    void request(Runnable arrival) {
        sent(SLOWEST_REQUEST, arrival);
    }

    void answer(Runnable arrival) {
        sent(SLOWEST_ANSWER, arrival);
    }

    private void sent(Duration slowest, Runnable arrival) {
        if (random.nextDouble() >= loss) {
            after(Duration.ofMillis(random.nextLong(slowest.toMillis())), arrival);
        }
    }

    void after(Duration delay, Runnable action) {
        queue.add(new Later(clock.instant().plus(delay), number++, action));
    }

    /** The next thing happens; false where nothing is to come. */
    boolean step() {
        Later next = queue.poll();
        if (next == null) {
            return false;
        }
        clock.set(next.at());
        next.action().run();
        return true;
    }
}
