package dev.ostiary.benchmarks.kept;

/** One build's verifier. Used by one thread. */
public interface Side {
    /**
     * Verifies each token once, from a copy of its text.
     *
     * @param tokens good ones
     */
    void keep(String... tokens);

    /**
     * Verifies some tokens, one after the other, from the first again after the last.
     *
     * @param tokens good ones
     * @param from where to begin
     * @param times how many
     * @return nanoseconds of this thread's processor time, each
     */
    double nanosEach(String[] tokens, int from, int times);
}
