package dev.ostiary.benchmarks.limits;

/** What is measured of a {@link Subject}. */
enum Figure {
    /** Processor time of an operation, in nanoseconds. */
    NANOS,
    /** Bytes that an operation allocates. */
    BYTES,
    /** Nanoseconds between two answers under load. */
    REQUEST_NANOS,
    /** How often a thread waits for a lock in a million operations. */
    WAITS,
    /** What the subject says: a ratio or a count. */
    ITSELF
}
