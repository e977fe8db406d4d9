package dev.ostiary.servlet.event;

import dev.ostiary.key.JwksEvent;

/**
 * Is told of every decision: the extension point for audit trails and alarms.
 *
 * <p>{@link #on} is called once a request, on the request's own thread and before it is answered or the application runs, so it must be
 * thread-safe and quick; whoever needs longer hands the event on. What it throws hurts no request, be it an exception or an {@link Error}
 * such as that of a missing class: the first time it is logged, by class, and otherwise ignored. Errors of the virtual machine alone pass.
 */
@FunctionalInterface
public interface AuthEventListener {

    /**
     * Takes note of an event.
     *
     * @param event what was decided
     */
    void on(AuthEvent event);

    /**
     * Takes note of what happened to keys that the filter fetches. As written here: does nothing.
     *
     * @param issuer the configured issuer, or where its keys come from
     * @param event what happened; called on the thread that fetched
     */
    default void onKeys(String issuer, JwksEvent event) {}

    /**
     * Takes note of a refresh token that came again long after its use, as a stolen one would; its session was ended. The request is
     * an event besides. As written here: does nothing.
     */
    default void onReusedRefreshToken() {}

    /**
     * Takes note of such a token, with whose it was: for an alarm, or to tell the user. Session and subject are personal data, so the log
     * does not show them; whoever keeps them answers for it. As written here: calls {@link #onReusedRefreshToken()}.
     *
     * @param sessionId the session that was ended
     * @param subject whose it was, the {@code sub} of its tokens
     */
    default void onReusedRefreshToken(String sessionId, String subject) {
        onReusedRefreshToken();
    }
}
