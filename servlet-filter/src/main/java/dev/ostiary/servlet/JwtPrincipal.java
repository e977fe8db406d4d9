package dev.ostiary.servlet;

import java.security.Principal;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The user whom a verified token names, or the owner of a verified API key: what {@code getUserPrincipal()} answers.
 *
 * <p>Only the filter makes one, so holding one proves that a token or an API key was verified for this request. Which of the
 * two, {@code getAuthType()} tells: {@code Bearer} or {@code ApiKey}. Immutable,
 * thread-safe; equal when name, roles, scopes and claims are.
 */
public final class JwtPrincipal implements Principal {
    private final String name;
    private final Set<String> roles;
    private final Set<String> scopes;
    private final Map<String, Object> claims;

    /** The claims are kept as they are given: deeply unmodifiable. */
    JwtPrincipal(String name, Set<String> roles, Set<String> scopes, Map<String, Object> claims) {
        this.name = name;
        this.roles = Collections.unmodifiableSet(new LinkedHashSet<>(roles));
        this.scopes = Collections.unmodifiableSet(new LinkedHashSet<>(scopes));
        this.claims = claims;
    }

    /**
     * The name of the user, from the first claim of {@code principal-claim} that is there; or the owner of the API key.
     *
     * @return not empty
     */
    @Override
    public String getName() {
        return name;
    }

    /**
     * The roles of the user, from all claims of {@code roles-claim} in the token's order; or those of the API key.
     *
     * @return unmodifiable, perhaps empty
     */
    public Set<String> roles() {
        return roles;
    }

    /**
     * What the token allows its bearer to do, from {@code scope-claim} in the token's order; or those of the API key.
     *
     * @return unmodifiable, perhaps empty
     */
    public Set<String> scopes() {
        return scopes;
    }

    /**
     * All claims of the token, the registered ones too; of an API key {@code sub} alone, its owner.
     *
     * @return deeply unmodifiable; values are strings, numbers, booleans, lists, maps and {@code null}
     */
    public Map<String, Object> claims() {
        return claims;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JwtPrincipal that
                && name.equals(that.name)
                && roles.equals(that.roles)
                && scopes.equals(that.scopes)
                && claims.equals(that.claims);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, roles, scopes, claims);
    }

    /** Names the claims and shows no value of any, the user's name included: this may end up in a log. */
    @Override
    public String toString() {
        return "JwtPrincipal[claims=" + claims.keySet() + "]";
    }
}
