package dev.ostiary.session;

import dev.ostiary.store.MovableClock;
import dev.ostiary.store.TokenCopy;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;

/** What happens later, in the order of its time: requests and answers are delayed, lost and overtake each other. */
final class SimulatedNetwork {
    /** Most requests and answers are on their way for less than this. */
    private static final Duration USUAL = Duration.ofMillis(400);

    /** Less than the grace: tabs that send at once may arrive so far from each other. */
    static final Duration SLOWEST_REQUEST = Duration.ofSeconds(10);

    /** With the request, less than what lies between copies that no one browser has. */
    static final Duration SLOWEST_ANSWER = TokenCopy.APART.minus(SLOWEST_REQUEST);

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
            Duration longest = random.nextInt(3) == 0 ? slowest : USUAL;
            after(Duration.ofMillis(random.nextLong(longest.toMillis())), arrival);
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
