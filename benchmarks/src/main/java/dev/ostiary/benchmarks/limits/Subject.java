package dev.ostiary.benchmarks.limits;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Map;
import org.openjdk.jmh.runner.RunnerException;

/** Something that can be measured. Two that are equal are measured once for all bounds. Immutable. */
interface Subject {
    /**
     * Makes it ready.
     *
     * @param brief whether it is only to be seen that it works
     */
    Meter open(boolean brief) throws IOException, GeneralSecurityException;

    /** Whether all is there that it needs. */
    default boolean canBeMeasured() {
        return true;
    }

    /** How much heap it takes, in megabytes. */
    default int megabytes() {
        return 0;
    }

    /** Measures it once a round. */
    interface Meter extends AutoCloseable {
        Map<Figure, Double> measure() throws RunnerException, IOException;

        @Override
        default void close() {
            // Most have nothing to end.
        }
    }
}
