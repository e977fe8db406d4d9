package dev.ostiary.servlet.testing;

import jakarta.servlet.http.HttpSession;
import java.lang.reflect.Proxy;

/** A session of the container's, which counts how often it got another id. */
public final class FakeSession {
    private final RuntimeException fault;
    private int changes;
    private boolean ended;

    private FakeSession(RuntimeException fault) {
        this.fault = fault;
    }

    public static FakeSession open() {
        return new FakeSession(null);
    }

    /** Another request has ended it between two calls. */
    public static FakeSession endedMeanwhile() {
        return new FakeSession(new IllegalStateException("ended"));
    }

    public int changes() {
        return changes;
    }

    public boolean isOver() {
        return ended;
    }

    String changeId() {
        failIfNeeded();
        changes++;
        return "id-" + changes;
    }

    HttpSession asHttpSession() {
        return (HttpSession) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {HttpSession.class}, (proxy, called, args) -> {
                    if (!called.getName().equals("invalidate")) {
                        throw new UnsupportedOperationException("not faked: " + called.getName());
                    }
                    failIfNeeded();
                    ended = true;
                    return null;
                });
    }

    private void failIfNeeded() {
        if (fault != null) {
            throw fault;
        }
    }
}
