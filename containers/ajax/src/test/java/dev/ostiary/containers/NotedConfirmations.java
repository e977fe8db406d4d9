package dev.ostiary.containers;

import dev.ostiary.store.TokenCopy;
import dev.ostiary.store.TokenStateStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Lets a test wait until a store has been told which refresh tokens have arrived at their browsers. */
final class NotedConfirmations {
    private static final int PATIENCE_SECONDS = 20;

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    /** The same store; what it is told is noted. */
    TokenStateStore of(TokenStateStore store) {
        return (TokenStateStore) Proxy.newProxyInstance(
                TokenStateStore.class.getClassLoader(),
                new Class<?>[] {TokenStateStore.class},
                (proxy, method, arguments) -> {
                    Object result = call(store, method, arguments);
                    if (method.getName().equals("confirm")) {
                        ((Map<?, ?>) arguments[0]).values().forEach(copy -> told.add(((TokenCopy) copy).token()));
                    }
                    return result;
                });
    }

    private static Object call(TokenStateStore store, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(store, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    /** Returns when the store has been told of that token. */
    void await(String tokenId) throws InterruptedException {
        String next = told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        while (!tokenId.equals(next)) {
            if (next == null) {
                throw new AssertionError("the store was not told that the token has arrived");
            }
            next = told.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        }
    }
}
