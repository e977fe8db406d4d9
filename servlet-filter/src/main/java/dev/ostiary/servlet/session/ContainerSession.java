package dev.ostiary.servlet.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;

/**
 * The container's own session ({@code HttpSession}), which follows whoever signs in and out: nobody goes on under an id that was known
 * before, or with what another user has left there. None is ever made. Immutable, thread-safe.
 */
public final class ContainerSession {
    private final boolean follows;

    /**
     * Makes one.
     *
     * @param follows false: it is never touched
     */
    public ContainerSession(boolean follows) {
        this.follows = follows;
    }

    /**
     * Gives the session another id, or ends it where it was another user's.
     *
     * @param request of the user who signs in
     * @param ofAnother whether somebody else was signed in before
     */
    void signedIn(HttpServletRequest request, boolean ofAnother) {
        if (ofAnother) {
            signedOut(request);
        } else {
            existing(request).ifPresent(session -> changeId(request));
        }
    }

    /**
     * Ends the session.
     *
     * @param request of the user who signs out, or whose session has ended
     */
    public void signedOut(HttpServletRequest request) {
        existing(request).ifPresent(ContainerSession::invalidate);
    }

    private Optional<HttpSession> existing(HttpServletRequest request) {
        try {
            return follows ? Optional.ofNullable(request.getSession(false)) : Optional.empty();
        } catch (IllegalStateException | UnsupportedOperationException none) {
            // An application without sessions: Jetty says so, even to those who want none made.
            return Optional.empty();
        }
    }

    private static void changeId(HttpServletRequest request) {
        try {
            request.changeSessionId();
        } catch (IllegalStateException ended) {
            // Another request has ended it meanwhile.
            return;
        }
    }

    private static void invalidate(HttpSession session) {
        try {
            session.invalidate();
        } catch (IllegalStateException ended) {
            // Another request was first.
            return;
        }
    }
}
