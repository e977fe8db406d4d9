package dev.ostiary.key;

/** Is told what happens to a {@link RemoteJwks}, for metrics and alarms. */
@FunctionalInterface
public interface JwksListener {

    /**
     * Takes note of an event.
     *
     * <p>Called on the thread that fetched, after everybody who waited for the fetch has been released. What it throws is
     * logged by class and otherwise ignored.
     *
     * @param event what happened
     */
    void on(JwksEvent event);
}
