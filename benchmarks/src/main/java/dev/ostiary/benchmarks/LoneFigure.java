package dev.ostiary.benchmarks;

/** A figure that is a ratio, a size or a count by itself, and needs no other to be set against. */
public interface LoneFigure {
    /**
     * Tells it from others.
     *
     * @return such as {@code KEPT_BYTES}
     */
    String name();

    /**
     * Measures it, which takes from some seconds to some minutes.
     *
     * @param brief whether it is only to be seen that it works
     * @return the figure, a median of its turns
     * @throws IllegalStateException if something that it needs cannot be started, or fails
     */
    double measure(boolean brief);

    /**
     * Whether all is there that it needs.
     *
     * @return true unless it says otherwise
     */
    default boolean canBeMeasured() {
        return true;
    }

    /**
     * How much heap it takes.
     *
     * @return megabytes; 0 where that is little
     */
    default int megabytes() {
        return 0;
    }
}
