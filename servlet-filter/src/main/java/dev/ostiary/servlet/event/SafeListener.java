package dev.ostiary.servlet.event;

import dev.ostiary.key.JwksEvent;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Keeps what a listener throws away from the request. Thread-safe as far as the listener is. */
final class SafeListener implements AuthEventListener {
    private final AuthEventListener listener;
    private final System.Logger log;
    private final AtomicBoolean logged = new AtomicBoolean();

    SafeListener(AuthEventListener listener, System.Logger log) {
        this.listener = listener;
        this.log = log;
    }

    @Override
    public void on(AuthEvent event) {
        guarded(() -> listener.on(event));
    }

    @Override
    public void on(AuthEvent event, HttpServletRequest request) {
        guarded(() -> listener.on(event, request));
    }

    @Override
    public void onKeys(String issuer, JwksEvent event) {
        guarded(() -> listener.onKeys(issuer, event));
    }

    @Override
    public void onReusedRefreshToken() {
        guarded(listener::onReusedRefreshToken);
    }

    @Override
    public void onReusedRefreshToken(String sessionId, String subject) {
        guarded(() -> listener.onReusedRefreshToken(sessionId, subject));
    }

    @Override
    public void onSignIn(String provider, String outcome, Optional<String> code) {
        guarded(() -> listener.onSignIn(provider, outcome, code));
    }

    @Override
    public void onProviderRefresh(String provider, String outcome) {
        guarded(() -> listener.onProviderRefresh(provider, outcome));
    }

    @Override
    public void onProviderLogout(String provider, int ended) {
        guarded(() -> listener.onProviderLogout(provider, ended));
    }

    /**
     * Errors, too: a library that metrics need may be missing, or be of another version. One of the virtual machine passes: nobody can
     * promise to go on after one.
     */
    private void guarded(Runnable telling) {
        try {
            telling.run();
        } catch (VirtualMachineError end) {
            throw end;
        } catch (RuntimeException | Error fault) {
            if (logged.compareAndSet(false, true)) {
                log.log(
                        System.Logger.Level.ERROR,
                        "The event listener {0} failed, and may miss events from now on: {1}",
                        listener.getClass().getName(),
                        fault.getClass().getName());
            }
        }
    }
}
