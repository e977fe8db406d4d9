package dev.ostiary.session;

import dev.ostiary.store.StoreUnavailableException;
import dev.ostiary.store.TokenStateStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A store that can be out of reach, or whose answer can get lost. */
final class SwitchableStore {
    private static final String EVERYTHING = "*";
    private static final String ERROR = "!";

    private final AtomicReference<@Nullable String> away = new AtomicReference<>();
    private final AtomicReference<@Nullable String> losing = new AtomicReference<>();
    private final TokenStateStore behind;

    SwitchableStore(TokenStateStore behind) {
        this.behind = behind;
    }

    TokenStateStore store() {
        return (TokenStateStore) Proxy.newProxyInstance(
                TokenStateStore.class.getClassLoader(),
                new Class<?>[] {TokenStateStore.class},
                (proxy, method, arguments) -> call(method, arguments));
    }

    void off() {
        away.set(EVERYTHING);
    }

    /** As a driver does whose classes are not all there. */
    void breaks() {
        away.set(ERROR);
    }

    void on() {
        away.set(null);
    }

    /** The next call of that method does not reach the store. */
    void failNext(String method) {
        away.set(method.intern());
    }

    /** The next call of that method reaches the store, but its answer gets lost. */
    void loseNextAnswer(String method) {
        losing.set(method.intern());
    }

    private Object call(Method method, Object[] arguments) throws Throwable {
        if (ERROR.equals(away.get())) {
            throw new NoClassDefFoundError("broken");
        }
        if (EVERYTHING.equals(away.get()) || away.compareAndSet(method.getName(), null)) {
            throw new StoreUnavailableException("switched off");
        }
        try {
            Object answer = method.invoke(behind, arguments);
            if (losing.compareAndSet(method.getName(), null)) {
                throw new StoreUnavailableException("the answer was lost");
            }
            return answer;
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }
}
