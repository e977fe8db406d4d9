package dev.ostiary.servlet.testing;

import dev.ostiary.store.StoreUnavailableException;
import dev.ostiary.store.TokenStateStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A store that can be out of reach, and counts how often a session was rotated and how often it was closed. */
public final class SwitchableStore {
    private final AtomicBoolean away = new AtomicBoolean();
    private final AtomicInteger rotations = new AtomicInteger();
    private final AtomicInteger closings = new AtomicInteger();
    private final TokenStateStore store;

    public SwitchableStore(TokenStateStore behind) {
        store = (TokenStateStore) Proxy.newProxyInstance(
                TokenStateStore.class.getClassLoader(),
                new Class<?>[] {TokenStateStore.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        closings.incrementAndGet();
                    }
                    if (away.get()) {
                        throw new StoreUnavailableException("switched off");
                    }
                    try {
                        Object answer = method.invoke(behind, arguments);
                        if (method.getName().equals("advance") && Boolean.TRUE.equals(answer)) {
                            rotations.incrementAndGet();
                        }
                        return answer;
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    public TokenStateStore store() {
        return store;
    }

    public void off() {
        away.set(true);
    }

    public void on() {
        away.set(false);
    }

    public int rotations() {
        return rotations.get();
    }

    public int closings() {
        return closings.get();
    }
}
