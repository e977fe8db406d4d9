package dev.ostiary.servlet.identity;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * What was verified of a user, by a token or by an API key. Immutable, thread-safe.
 *
 * @param name not empty
 * @param roles in their order
 * @param scopes in their order
 * @param claims kept as they are given: deeply unmodifiable
 */
public record VerifiedUser(String name, Set<String> roles, Set<String> scopes, Map<String, Object> claims) {

    /**
     * Copies the sets.
     *
     * @param name not empty
     * @param roles in their order
     * @param scopes in their order
     * @param claims deeply unmodifiable
     */
    public VerifiedUser {
        roles = Collections.unmodifiableSet(new LinkedHashSet<>(roles));
        scopes = Collections.unmodifiableSet(new LinkedHashSet<>(scopes));
    }

    /** Names the claims and shows no value of any. */
    @Override
    public String toString() {
        return "VerifiedUser[claims=" + claims.keySet() + "]";
    }
}
