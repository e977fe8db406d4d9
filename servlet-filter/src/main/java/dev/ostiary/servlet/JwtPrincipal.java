package dev.ostiary.servlet;

import dev.ostiary.servlet.identity.VerifiedUser;
import java.security.Principal;
import java.util.Map;
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
    private final VerifiedUser user;

    JwtPrincipal(VerifiedUser user) {
        this.user = user;
    }

    /**
     * The name of the user, from the first claim of {@code principal-claim} that is there; or the owner of the API key.
     *
     * @return not empty
     */
    @Override
    public String getName() {
        return user.name();
    }

    /**
     * The roles of the user, from all claims of {@code roles-claim} in the token's order; or those of the API key.
     *
     * @return unmodifiable, perhaps empty
     */
    public Set<String> roles() {
        return user.roles();
    }

    /**
     * What the token allows its bearer to do, from {@code scope-claim} in the token's order; or those of the API key.
     *
     * @return unmodifiable, perhaps empty
     */
    public Set<String> scopes() {
        return user.scopes();
    }

    /**
     * All claims of the token, the registered ones too; of an API key {@code sub} alone, its owner.
     *
     * @return deeply unmodifiable; values are strings, numbers, booleans, lists, maps and {@code null}
     */
    public Map<String, Object> claims() {
        return user.claims();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JwtPrincipal that && user.equals(that.user);
    }

    @Override
    public int hashCode() {
        return user.hashCode();
    }

    /** Names the claims and shows no value of any, the user's name included: this may end up in a log. */
    @Override
    public String toString() {
        return "JwtPrincipal[claims=" + user.claims().keySet() + "]";
    }
}
