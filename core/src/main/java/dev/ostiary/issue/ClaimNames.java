package dev.ostiary.issue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which names the application's own claims may not have. */
final class ClaimNames {
    private ClaimNames() {}

    /** A copy, made before it is looked at: the caller's map may change meanwhile. */
    static Map<String, @Nullable Object> copyOf(Map<String, ?> claims, Set<String> reserved) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>(claims);
        for (@Nullable String name : copy.keySet()) {
            if (name == null || name.isEmpty()) {
                throw new IllegalArgumentException("claims: a name is empty, which no verifier accepts");
            }
            if (reserved.contains(name)) {
                throw new IllegalArgumentException("claims: " + name + " is reserved, the library itself sets it");
            }
        }
        return copy;
    }
}
