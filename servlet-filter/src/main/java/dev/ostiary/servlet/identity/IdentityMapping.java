package dev.ostiary.servlet.identity;

import dev.ostiary.servlet.config.ClaimMapping;
import dev.ostiary.verify.ClaimPath;
import dev.ostiary.verify.VerifiedJwt;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which claims of an issuer's tokens name the user, the roles and the scopes, and which headers tell the application of
 * them. A text among the roles is one role, an array one each; so is an array among the scopes, but a text there holds several,
 * separated by spaces (RFC 8693, section 4.2). Immutable and thread-safe.
 *
 * @param mapping which claims
 * @param view how the application sees its users
 * @param clockSkew by how much the issuer's clock may differ
 * @param authType what {@code getAuthType()} answers
 * @param kept what tokens have no room for
 */
public record IdentityMapping(ClaimMapping mapping, UserView view, Duration clockSkew, String authType, KeptClaims kept) {
    /** What {@code getAuthType()} answers for a token of any issuer. */
    private static final String BEARER = "Bearer";

    IdentityMapping(ClaimMapping mapping, UserView view, Duration clockSkew) {
        this(mapping, view, clockSkew, BEARER, KeptClaims.NONE);
    }

    /** The same for sessions that began at a provider, whose claims are mapped already. */
    IdentityMapping ofProviderSessions(KeptClaims ofSessions) {
        return new IdentityMapping(ProviderSessions.MAPPING, view, clockSkew, ProviderSessions.AUTH_TYPE, ofSessions);
    }

    /**
     * The user, whom the verifier has demanded that the token names; empty where what the token has no room for is gone with the session.
     *
     * @throws dev.ostiary.store.StoreUnavailableException if it cannot be had now
     */
    Optional<User> user(VerifiedJwt jwt) {
        return ProviderSessions.isShort(jwt) ? kept.of(jwt).map(this::user) : Optional.of(user(jwt.claims()));
    }

    private User user(Map<String, @Nullable Object> claims) {
        String name = mapping.principal().name(claims).orElseThrow();
        return view.ofToken(new VerifiedUser(name, roles(claims), scopes(claims), claims), authType, clockSkew);
    }

    private Set<String> roles(Map<String, @Nullable Object> claims) {
        Set<String> roles = new LinkedHashSet<>();
        mapping.roles().forEach(path -> roles.addAll(path.strings(claims)));
        return roles;
    }

    private Set<String> scopes(Map<String, @Nullable Object> claims) {
        Set<String> scopes = new LinkedHashSet<>();
        mapping.scopes().forEach(path -> scopes.addAll(scopesAt(path, claims)));
        return scopes;
    }

    /**
     * What one claim holds. A text is split at spaces and at nothing else (RFC 6749, section 3.3). What stands in an array is one
     * scope each, whatever is in it: a space must not make two of what the issuer has granted as one.
     *
     * @param path of the claim
     * @param claims all of them
     * @return perhaps none
     */
    public static List<String> scopesAt(ClaimPath path, Map<String, @Nullable Object> claims) {
        List<String> texts = path.find(claims).orElse("") instanceof String text
                ? Arrays.asList(text.split(" "))
                : path.strings(claims);
        return texts.stream().filter(scope -> !scope.isEmpty()).toList();
    }
}
