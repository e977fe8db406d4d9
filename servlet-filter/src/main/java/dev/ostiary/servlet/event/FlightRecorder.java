package dev.ostiary.servlet.event;

import org.jspecify.annotations.Nullable;

/** Where refusals are recorded for {@code jfr}; knows no type of the module {@code jdk.jfr}, which may be absent. */
interface FlightRecorder {

    /** Whether somebody records refusals now. */
    boolean recordsRefusals();

    /** Costs next to nothing while nobody records. */
    void refusal(AuthEvent event, String code);

    /**
     * Costs next to nothing while nobody records.
     *
     * @param issuer the configured issuer, or where its keys come from
     * @param fault why it failed, {@code null} if it did not
     */
    void keyRefresh(String issuer, int keys, int skipped, @Nullable String fault);

    /**
     * Records for {@code jfr} where the class loader has that module, else nowhere.
     *
     * @param loader of this class, unless a test hides the module from it
     */
    static FlightRecorder of(ClassLoader loader) {
        try {
            Class.forName("jdk.jfr.Event", false, loader);
            return new JfrRecorder();
        } catch (ClassNotFoundException | LinkageError noFlightRecorder) {
            return new NoRecorder();
        }
    }

    /** Forgets everything. */
    final class NoRecorder implements FlightRecorder {
        @Override
        public boolean recordsRefusals() {
            return false;
        }

        @Override
        public void refusal(AuthEvent event, String code) {}

        @Override
        public void keyRefresh(String issuer, int keys, int skipped, @Nullable String fault) {}
    }
}
