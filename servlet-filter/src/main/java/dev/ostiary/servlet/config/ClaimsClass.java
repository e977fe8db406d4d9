package dev.ostiary.servlet.config;

import dev.ostiary.session.SessionClaims;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The class that {@code session-claims} names: found and looked at, but neither initialised nor made an object of. Stateless. */
final class ClaimsClass {
    private ClaimsClass() {}

    /** @throws IllegalArgumentException where no object of it can be asked, saying why */
    static Class<? extends SessionClaims> named(String name) {
        Class<?> found = found(name);
        if (!SessionClaims.class.isAssignableFrom(found)) {
            throw new IllegalArgumentException("'" + name + "' does not implement " + SessionClaims.class.getName());
        }
        if (Modifier.isAbstract(found.getModifiers())) {
            throw new IllegalArgumentException("'" + name + "' is abstract, so there can be no object of it");
        }
        boolean open = Modifier.isPublic(found.getModifiers())
                && Arrays.stream(found.getConstructors()).anyMatch(each -> each.getParameterCount() == 0);
        if (!open) {
            throw new IllegalArgumentException(
                    "'" + name + "' is not public, or has no public constructor without parameters");
        }
        return found.asSubclass(SessionClaims.class);
    }

    /** An application's classes are seen by the thread that starts it, also where the filter's are shared by several. */
    private static Class<?> found(String name) {
        @Nullable Class<?> applications =
                loaded(name, Thread.currentThread().getContextClassLoader());
        @Nullable Class<?> found = applications == null ? loaded(name, ClaimsClass.class.getClassLoader()) : applications;
        if (found == null) {
            throw new IllegalArgumentException("there is no class '" + name + "' on the class path of the application");
        }
        return found;
    }

    private static @Nullable Class<?> loaded(String name, @Nullable ClassLoader loader) {
        try {
            return loader == null ? null : Class.forName(name, false, loader);
        } catch (ClassNotFoundException | LinkageError absent) {
            return null;
        }
    }
}
