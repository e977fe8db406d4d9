package dev.ostiary.servlet.event;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;

/**
 * Draws numbers from another source in batches: a secure one locks, and takes as long for 64 of them as for a few. Each number is handed out
 * once. Thread-safe where the other source is.
 */
final class BatchedRandom implements RandomGenerator {
    private static final int BATCH = 64;

    private final RandomGenerator source;
    private final AtomicReference<Batch> batch = new AtomicReference<>(new Batch(new long[0], new AtomicInteger()));

    private static final class Batch {
        private final long[] numbers;
        private final AtomicInteger taken;

        Batch(long[] numbers, AtomicInteger taken) {
            this.numbers = numbers;
            this.taken = taken;
        }
    }

    BatchedRandom(RandomGenerator source) {
        this.source = source;
    }

    @Override
    public long nextLong() {
        while (true) {
            Batch current = Objects.requireNonNull(batch.get(), "there is always one");
            int place = current.taken.getAndIncrement();
            if (place < current.numbers.length) {
                return current.numbers[place];
            }
            long[] numbers = LongStream.generate(source::nextLong).limit(BATCH).toArray();
            batch.compareAndSet(current, new Batch(numbers, new AtomicInteger()));
        }
    }
}
