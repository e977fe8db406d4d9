package dev.ostiary.benchmarks;

import java.lang.management.ManagementFactory;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** How much heap each entry of a {@link HitBenchmark} takes, as a figure beside its time. */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class Retained {
    /** The name of the result. */
    static final String BYTES = "retainedBytes";

    /** Bytes of heap an entry. */
    public double retainedBytes;

    /**
     * Ends an iteration.
     *
     * @param filled has measured
     */
    @TearDown(Level.Iteration)
    public void stop(HitBenchmark filled) {
        retainedBytes = filled.bytesAnEntry();
    }

    /** What is in use after all that is not was collected; exact with the serial collector alone. */
    static long heapInUse() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
