package dev.ostiary.servlet.event;

import dev.ostiary.key.JwksEvent;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

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
     * Takes note of an event and of the request that it is about, so that pages of the application can show it: a listener leaves it there,
     * by {@code request.setAttribute(...)}. Each request has its own, however many are decided at once. As written here: calls {@link
     * #on(AuthEvent)}.
     *
     * @param event what was decided
     * @param request as the client sent it: unlike the event it holds credentials
     */
    default void on(AuthEvent event, HttpServletRequest request) {
        on(event);
    }

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

    /**
     * Takes note of what became of somebody who came back from a provider. As written here: does nothing.
     *
     * @param provider the name of the provider; {@code default} where the configuration gives it none
     * @param outcome {@code signed_in}, {@code refused}, or {@code again}: the browser was sent to the provider once more
     * @param code why, as in {@link dev.ostiary.verify.RejectionReason#code}; empty for {@code signed_in}
     */
    default void onSignIn(String provider, String outcome, Optional<String> code) {}

    /**
     * Takes note of what a provider answered when it was asked whether a session goes on. As written here: does nothing.
     *
     * @param provider the name of the provider
     * @param outcome {@code refreshed}, {@code ended}, or {@code failed}: nobody can tell now
     */
    default void onProviderRefresh(String provider, String outcome) {}

    /**
     * Takes note of a provider that has ended sessions. As written here: does nothing.
     *
     * @param provider the name of the provider
     * @param ended how many sessions of this application, zero included
     */
    default void onProviderLogout(String provider, int ended) {}
}
