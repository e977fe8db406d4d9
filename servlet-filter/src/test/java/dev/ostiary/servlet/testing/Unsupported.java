package dev.ostiary.servlet.testing;

import java.lang.reflect.Proxy;

/** Stands in for a servlet type: every method that a test double does not define itself fails by its name. */
final class Unsupported {
    private Unsupported() {}

    static <T> T all(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            throw new UnsupportedOperationException("not faked: " + method.getName());
        }));
    }
}
