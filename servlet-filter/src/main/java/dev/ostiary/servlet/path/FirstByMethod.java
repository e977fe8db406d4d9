package dev.ostiary.servlet.path;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The first of several patterns that match alike, for each method. Immutable.
 *
 * @param anyMethod the place of the first one that speaks of every method
 * @param byMethod the places of the first ones that name a method
 */
record FirstByMethod(int anyMethod, Map<String, Integer> byMethod) {
    /** Behind every pattern. */
    static final int NONE = Integer.MAX_VALUE;

    private static final FirstByMethod OF_NONE = new FirstByMethod(NONE, Map.of());

    FirstByMethod {
        byMethod = Map.copyOf(byMethod);
    }

    static FirstByMethod of(List<PatternNode.Entry> entries) {
        if (entries.isEmpty()) {
            return OF_NONE;
        }
        int any = NONE;
        Map<String, Integer> named = new HashMap<>();
        for (PatternNode.Entry entry : entries) {
            if (entry.pattern().methods().isEmpty()) {
                any = Math.min(any, entry.place());
            }
            for (String method : entry.pattern().effective()) {
                named.merge(method, entry.place(), Math::min);
            }
        }
        return new FirstByMethod(any, named);
    }

    int of(String method) {
        @Nullable Integer named = byMethod.get(method);
        return named == null ? anyMethod : Math.min(anyMethod, named);
    }
}
