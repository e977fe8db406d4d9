package dev.ostiary.servlet.config;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** Collections that keep the order of the configuration. Stateless. */
final class Lists {
    private Lists() {}

    static <T> Set<T> set(Collection<T> values) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(values));
    }
}
