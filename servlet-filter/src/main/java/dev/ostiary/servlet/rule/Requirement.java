package dev.ostiary.servlet.rule;

import dev.ostiary.servlet.rule.Permission.Refused;
import dev.ostiary.verify.ClaimPath;
import dev.ostiary.verify.RejectionReason;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a rule requires of whoever sends a request.
 *
 * <p>Immutable and thread-safe. Two are equal when their canonical texts are, which {@link #toString()} shows.
 */
public final class Requirement {
    /** The token is not looked at. */
    public static final Requirement PUBLIC = new Requirement(Access.PUBLIC, new Condition.Known());

    /** Whoever has a valid token is known; nobody need be. */
    public static final Requirement OPTIONAL = new Requirement(Access.OPTIONAL, new Condition.Known());

    /** Whoever has a valid token may. */
    public static final Requirement AUTHENTICATED = new Requirement(Access.AUTHENTICATED, new Condition.Known());

    /** Nobody may. */
    public static final Requirement DENY = new Requirement(Access.DENY, new Condition.Known());

    private final Access access;
    private final Condition condition;

    private Requirement(Access access, Condition condition) {
        this.access = access;
        this.condition = condition;
    }

    /**
     * Reads a requirement.
     *
     * <p>Either one of {@code public}, {@code optional}, {@code deny}, alone; or {@code authenticated},
     * {@code role(a, b)} (any of them), {@code scope(a, b)} (all of them), {@code anyScope(a, b)},
     * {@code claim(name = value)} and {@code maxAge(5m)}, joined with {@code and}, which binds tighter, {@code or} and parentheses, up to
     * 16 deep.
     *
     * <p>A name or value that holds other than letters, digits and {@code _-.:/+@#$%~^} stands in double quotes, in which
     * a double quote is written twice. The name of a claim is a {@link dev.ostiary.verify.ClaimPath}. Its value is
     * compared, case-sensitively, with a string as it is, with a number or a boolean as JSON writes it, and with each
     * member of an array; an object has no value.
     *
     * <p>{@code maxAge} is how long ago the user may have signed in, by the token's {@code auth_time}, at the equal instant too: 1 second to
     * 400 days, in whole seconds. A token that does not say when is not enough.
     *
     * @param text the requirement
     * @return the requirement
     * @throws IllegalArgumentException when the text is none, saying where and what was expected
     */
    public static Requirement parse(String text) {
        return RequirementParser.parse(text);
    }

    /**
     * Requires one of some roles.
     *
     * @param roles at least one, none empty, in any characters
     * @return the requirement {@code role(...)}
     * @throws IllegalArgumentException when there is none, or an empty one
     */
    public static Requirement anyRole(List<String> roles) {
        if (roles.isEmpty() || roles.contains("")) {
            throw new IllegalArgumentException("roles holds an empty name or none at all; DENY lets nobody in");
        }
        return of(new Condition.AnyRole(roles.stream().distinct().toList()));
    }

    static Requirement of(Condition condition) {
        return new Requirement(Access.AUTHENTICATED, condition);
    }

    /**
     * How the token of a request is treated.
     *
     * @return the access
     */
    public Access access() {
        return access;
    }

    /** Whether it refuses anybody who has no token. */
    boolean asksForSomething() {
        return access == Access.AUTHENTICATED || access == Access.DENY;
    }

    /** Whether it may let somebody in whom the other one refuses; false only where that is certain not to be. */
    boolean isWeakerThan(Requirement other) {
        return access == other.access ? !condition.implies(other.condition) : access.compareTo(other.access) < 0;
    }

    /**
     * Judges a user whose token is valid.
     *
     * <p>Of parts joined with {@code and}, the first that refuses gives the reason; where that is scopes, the missing
     * ones of all parts are named. Of parts joined with {@code or}, the reason is that of the first part that lacks
     * scopes, since these are what a client can ask its issuer for, and else that of the first part. What
     * {@code anyScope} misses are all of its scopes, of which one would do. That the user signed in too long ago is the reason only where
     * a new sign-in, with the same roles, scopes and claims, would be granted.
     *
     * @param bearer what the token says
     * @param clock asked only where {@code maxAge} is required
     * @return granted, or the reason
     */
    public Permission judge(Bearer bearer, InstantSource clock) {
        return access == Access.DENY ? Refused.with(RejectionReason.DENIED) : condition.judge(bearer, clock);
    }

    /**
     * Whether it names roles.
     *
     * @return true if one of its parts is {@code role(...)}
     */
    public boolean asksForRoles() {
        return condition.leaves().anyMatch(Condition.AnyRole.class::isInstance);
    }

    /**
     * Whether it names scopes.
     *
     * @return true if one of its parts is {@code scope(...)} or {@code anyScope(...)}
     */
    public boolean asksForScopes() {
        return condition
                .leaves()
                .anyMatch(part -> part instanceof Condition.AllScopes || part instanceof Condition.AnyScope);
    }

    /**
     * The claims that it names.
     *
     * @return those of its parts {@code claim(...)}, in their order, each once; perhaps none
     */
    public List<ClaimPath> claims() {
        return condition
                .leaves()
                .filter(Condition.ClaimIs.class::isInstance)
                .map(part -> ((Condition.ClaimIs) part).path())
                .distinct()
                .toList();
    }

    /**
     * Whether it says how long ago the user may have signed in.
     *
     * @return true if one of its parts is {@code maxAge(...)}
     */
    public boolean asksForRecentSignIn() {
        return condition.leaves().anyMatch(Condition.MaxAge.class::isInstance);
    }

    /**
     * The stricter of two requirements: the one of the stricter {@link Access}. Where both require a user, that user has
     * to meet both.
     *
     * @param other another requirement
     * @return one that refuses whatever either of them refuses
     */
    public Requirement stricter(Requirement other) {
        if (access != other.access) {
            return access.compareTo(other.access) > 0 ? this : other;
        }
        List<Condition> parts = Stream.of(condition, other.condition)
                .flatMap(part -> part instanceof Condition.All all ? all.parts().stream() : Stream.of(part))
                .filter(part -> !part.equals(new Condition.Known()))
                .distinct()
                .toList();
        return parts.isEmpty()
                ? this
                : new Requirement(access, parts.size() == 1 ? parts.get(0) : new Condition.All(parts));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Requirement that && access == that.access && condition.equals(that.condition);
    }

    @Override
    public int hashCode() {
        return Objects.hash(access, condition);
    }

    /** The requirement in a text that {@link #parse} reads back to an equal one. */
    @Override
    public String toString() {
        return access == Access.AUTHENTICATED
                ? condition.toString()
                : access.name().toLowerCase(Locale.ROOT);
    }
}
