package dev.ostiary.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.testkit.Endpoint;
import java.lang.management.ManagementFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Many browsers leave for the provider, and none comes back: nothing is kept of them, so there is no more in the heap afterwards. The
 * benchmarks do it a million times, and count the calls of the store.
 */
class BegunSignInsTest {
    private static final int SOME = 10_000;
    private static final int MANY = 100_000;

    /** A byte for each would be more. */
    private static final long MOST_BYTES = MANY - 1;

    private final Applicant applicant = new Applicant();

    @AfterEach
    void close() {
        applicant.close();
    }

    @Test
    void depart_manyTimes_leavesTheHeapAsItWas() {
        assertThat(departed(SOME)).isEqualTo(SOME);
        long before = heap();

        long departed = departed(MANY);

        assertThat(departed).isEqualTo(MANY);
        assertThat(heap() - before).isLessThan(MOST_BYTES);
        assertThat(applicant.issuer.at(Endpoint.DISCOVERY).requests()).isEqualTo(1);
    }

    private long departed(int times) {
        return IntStream.range(0, times)
                .parallel()
                .filter(user ->
                        applicant.provider.depart(SignInStart.to(Applicant.REDIRECT_URI)) instanceof Departure.Ready)
                .count();
    }

    /** What is still held. */
    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
