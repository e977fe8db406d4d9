package dev.ostiary.servlet.testing;

import dev.ostiary.store.ProviderGrants;
import dev.ostiary.store.Rotation;
import dev.ostiary.store.StoreUnavailableException;
import dev.ostiary.store.TokenStateStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** A store that can be out of reach, and counts how often a session was rotated and how often it was closed. */
public final class SwitchableStore {
    private final AtomicBoolean away = new AtomicBoolean();
    private final AtomicInteger rotations = new AtomicInteger();
    private final BlockingQueue<Integer> confirmed = new LinkedBlockingQueue<>();
    private final Semaphore looks = new Semaphore(0);
    private final AtomicInteger closings = new AtomicInteger();
    private final Set<Object> refused = ConcurrentHashMap.newKeySet();
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
                        if (answer instanceof ProviderGrants grants) {
                            return switchable(grants);
                        }
                        if (answer instanceof Rotation.Rotated) {
                            rotations.incrementAndGet();
                        }
                        if (method.getName().equals("confirm")) {
                            confirmed.add(1);
                        }
                        if (method.getName().equals("revocationsAfter")) {
                            looks.release();
                        }
                        return answer;
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    private ProviderGrants switchable(ProviderGrants grants) {
        return (ProviderGrants) Proxy.newProxyInstance(
                ProviderGrants.class.getClassLoader(),
                new Class<?>[] {ProviderGrants.class},
                (proxy, method, arguments) -> {
                    if (away.get() || (arguments != null && refused.stream().anyMatch(List.of(arguments)::contains))) {
                        throw new StoreUnavailableException("switched off");
                    }
                    try {
                        return method.invoke(grants, arguments);
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

    /** For whatever of the grants is asked with that argument. */
    public void offFor(Object argument) {
        refused.add(argument);
    }

    public void on() {
        away.set(false);
    }

    /** Waits until who follow these know what they say now: each may be looking just now, and has to take in what it sees then. */
    public static void awaitFollowed(List<SwitchableStore> stores) throws InterruptedException {
        stores.forEach(store -> store.looks.drainPermits());
        for (SwitchableStore store : stores) {
            if (!store.looks.tryAcquire(3, 20, TimeUnit.SECONDS)) {
                throw new AssertionError("nobody follows the store");
            }
        }
    }

    /** Waits until what has arrived was told; told before, or more than once, counts too. */
    public void awaitConfirmation() throws InterruptedException {
        if (confirmed.poll(20, TimeUnit.SECONDS) == null) {
            throw new AssertionError("nothing was told to have arrived");
        }
    }

    /** How often it was told what has arrived, but for those that were waited for. */
    public int confirmations() {
        return confirmed.size();
    }

    public int rotations() {
        return rotations.get();
    }

    public int closings() {
        return closings.get();
    }
}
