package dev.ostiary.issue;

import java.util.Map;
import java.util.Set;

/** Which names the application's own claims may not have. */
final class ClaimNames {
    private ClaimNames() {}

    static void requireFree(Map<String, ?> claims, Set<String> reserved) {
        for (String name : claims.keySet()) {
            if (reserved.contains(name)) {
                throw new IllegalArgumentException("claims: " + name + " is reserved, the library itself sets it");
            }
            if (name.isEmpty()) {
                throw new IllegalArgumentException("claims: a name is empty, which no verifier accepts");
            }
        }
    }
}
