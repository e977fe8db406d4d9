package dev.ostiary.servlet.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BatchedRandomTest {
    private final AtomicLong drawn = new AtomicLong();
    private final BatchedRandom random = new BatchedRandom(drawn::getAndIncrement);

    @Test
    void nextLong_always_isTheSourcesNext() {
        assertThat(LongStream.generate(random::nextLong).limit(200).boxed())
                .containsExactlyElementsOf(LongStream.range(0, 200).boxed().toList());
    }

    @Test
    void nextLong_once_drawsABatch() {
        random.nextLong();

        assertThat(drawn).hasValue(64);
    }

    @Test
    void nextLong_byManyThreads_handsOutEachOnce() {
        Set<Long> seen = ConcurrentHashMap.newKeySet();

        long repeated = IntStream.range(0, 20_000)
                .parallel()
                .filter(i -> !seen.add(random.nextLong()))
                .count();

        assertThat(repeated).isZero();
    }
}
