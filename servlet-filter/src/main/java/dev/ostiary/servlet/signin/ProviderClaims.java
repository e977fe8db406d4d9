package dev.ostiary.servlet.signin;

import dev.ostiary.provider.ProviderIdentity;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the tokens of a session say that began at a provider. Roles, scopes and the user's name are what the provider's claims were mapped
 * to, at sign-in and at each renewal, so that whoever reads the tokens needs no mapping. Immutable, thread-safe.
 *
 * @param provider the name of the provider
 * @param isOneOfSeveral whether a {@code sub} may be somebody else's at another provider
 */
public record ProviderClaims(String provider, boolean isOneOfSeveral) {
    /** The claim with the provider's {@code iss}. */
    public static final String ISSUER = "ost_iss";

    /** The claim with the provider's name. */
    public static final String PROVIDER = "ost_provider";

    /** The claim with what {@code getRemoteUser()} answers. */
    public static final String NAME = "ost_name";

    /** The claim with the mapped roles. */
    public static final String ROLES = "roles";

    /** The claim with the mapped scopes. */
    public static final String SCOPE = "scope";

    /** What the library itself says: no claim of these names of a provider or of an application gets into a token. */
    private static final Set<String> RESERVED =
            Set.of(ISSUER, PROVIDER, NAME, "ost_sid", "ost_rid", "iss", "sub", "aud", "exp", "iat", "nbf", "jti", "cnf");

    /**
     * Whose session it is.
     *
     * @param identity who the provider says
     * @return {@code sub} of the session's tokens
     */
    public String subject(ProviderIdentity identity) {
        return isOneOfSeveral ? provider + ":" + identity.subject() : identity.subject();
    }

    /**
     * What the session's tokens say.
     *
     * @param identity who the provider says
     * @param more what the application adds; of one name the application's counts
     * @return without what the tokens say of themselves
     */
    public Map<String, @Nullable Object> of(ProviderIdentity identity, Map<String, ?> more) {
        Map<String, @Nullable Object> said = new LinkedHashMap<>(identity.claims());
        said.put(ROLES, identity.roles());
        said.put(SCOPE, String.join(" ", identity.scopes()));
        said.putAll(more);
        said.keySet().removeAll(RESERVED);
        said.put(ISSUER, identity.issuer());
        said.put(PROVIDER, provider);
        said.put(NAME, name(identity));
        return said;
    }

    private String name(ProviderIdentity identity) {
        return identity.name()
                .filter(text -> !text.equals(identity.subject()))
                .orElseGet(() -> subject(identity));
    }
}
