package dev.ostiary.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The processor time of the measuring thread, which other programs on the machine disturb less than the time on the wall. A
 * benchmark {@linkplain #count counts} its operations. What the collector and the compiler take is not in it.
 */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class CpuTime {
    /** The name of the result. */
    static final String NANOS = "nanos";

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** Nanoseconds of the processor an operation, in one iteration. */
    public double nanos;

    private long operations;
    private long startedAt;

    /** Begins an iteration. */
    @Setup(Level.Iteration)
    public void start() {
        operations = 0;
        startedAt = THREADS.getCurrentThreadCpuTime();
    }

    /** Counts an operation. */
    public void count() {
        operations++;
    }

    /** Ends it. */
    @TearDown(Level.Iteration)
    public void stop() {
        nanos = (double) (THREADS.getCurrentThreadCpuTime() - startedAt) / Math.max(1, operations);
    }
}
