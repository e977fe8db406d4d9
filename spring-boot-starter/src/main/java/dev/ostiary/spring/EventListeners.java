package dev.ostiary.spring;

import dev.ostiary.key.JwksEvent;
import dev.ostiary.servlet.event.AuthEvent;
import dev.ostiary.servlet.event.AuthEventListener;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Several listeners as one, each told whatever becomes of the others. Thread-safe as far as they are.
 *
 * @param all in the order in which they are told
 */
record EventListeners(List<AuthEventListener> all) implements AuthEventListener {
    EventListeners {
        all = List.copyOf(all);
    }

    @Override
    public void on(AuthEvent event) {
        tell(listener -> listener.on(event));
    }

    @Override
    public void on(AuthEvent event, HttpServletRequest request) {
        tell(listener -> listener.on(event, request));
    }

    @Override
    public void onKeys(String issuer, JwksEvent event) {
        tell(listener -> listener.onKeys(issuer, event));
    }

    @Override
    public void onReusedRefreshToken() {
        tell(AuthEventListener::onReusedRefreshToken);
    }

    @Override
    public void onReusedRefreshToken(String sessionId, String subject) {
        tell(listener -> listener.onReusedRefreshToken(sessionId, subject));
    }

    @Override
    public void onSignIn(String provider, String outcome, Optional<String> code) {
        tell(listener -> listener.onSignIn(provider, outcome, code));
    }

    @Override
    public void onProviderRefresh(String provider, String outcome) {
        tell(listener -> listener.onProviderRefresh(provider, outcome));
    }

    @Override
    public void onProviderLogout(String provider, int ended) {
        tell(listener -> listener.onProviderLogout(provider, ended));
    }

    /** What the first one throws is thrown when all have been told; the filter logs it. */
    private void tell(Consumer<AuthEventListener> event) {
        RuntimeException first = null;
        for (AuthEventListener listener : all) {
            try {
                event.accept(listener);
            } catch (RuntimeException fault) {
                first = first == null ? fault : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
