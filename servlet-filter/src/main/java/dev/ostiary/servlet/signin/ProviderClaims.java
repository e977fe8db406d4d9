package dev.ostiary.servlet.signin;

import dev.ostiary.provider.ProviderIdentity;
import dev.ostiary.servlet.identity.ProviderSessions;
import java.util.LinkedHashMap;
import java.util.List;
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
    /** What tokens say of themselves, of which kind they are too: nothing of these names is taken from a provider or an application. */
    private static final Set<String> RESERVED = Set.of(
            "ost_sid", "ost_rid", "iss", "sub", "aud", "exp", "iat", "nbf", "jti", "cnf", "typ", "token_use", "events");

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
        said.put(ProviderSessions.ROLES, identity.roles());
        said.put(ProviderSessions.SCOPE, scopes(identity.scopes()));
        said.putAll(more);
        said.keySet().removeAll(RESERVED);
        said.put(ProviderSessions.ISSUER, identity.issuer());
        said.put(ProviderSessions.PROVIDER, provider);
        said.put(ProviderSessions.NAME, name(identity));
        return said;
    }

    /** As elsewhere (RFC 6749, section 3.3); a space in one must not make two of it. */
    private static Object scopes(List<String> scopes) {
        return scopes.stream().anyMatch(scope -> scope.contains(" ")) ? scopes : String.join(" ", scopes);
    }

    private String name(ProviderIdentity identity) {
        return identity.name().filter(text -> !text.equals(identity.subject())).orElseGet(() -> subject(identity));
    }
}
