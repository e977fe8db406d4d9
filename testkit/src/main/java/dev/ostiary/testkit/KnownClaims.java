package dev.ostiary.testkit;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What tokens of a provider say beside the user, by kind of token. Immutable.
 *
 * @param source of access tokens
 * @param all claims that the builder was given for all tokens
 * @param provider whose ways the issuer has; empty: nobody's
 * @param path of the issuer
 */
record KnownClaims(
        TokenSource source, Map<String, @Nullable Object> all, Optional<KnownProvider> provider, String path) {
    /** Gives ID tokens of a client. */
    TokenSource idTokenSource(String clientId) {
        Map<String, @Nullable Object> claims = new LinkedHashMap<>(ofIdTokens());
        claims.putAll(all);
        return plain(clientId, claims);
    }

    /** Gives logout tokens of a client. */
    TokenSource logoutSource(String clientId) {
        return plain(
                clientId,
                provider.filter(KnownProvider.KEYCLOAK::equals).isPresent() ? Map.of("typ", "Logout") : Map.of());
    }

    /** Keycloak's access tokens are for its own account service, as long as nobody adds an audience. */
    TestToken ofAccessToken(TestToken token) {
        return provider.filter(KnownProvider.KEYCLOAK::equals).isPresent()
                ? token.audience("account").withoutClaim("client_id")
                : token;
    }

    private Map<String, @Nullable Object> ofIdTokens() {
        return provider.<Map<String, @Nullable Object>>map(known -> switch (known) {
                    case KEYCLOAK -> Map.of("typ", "ID");
                    case COGNITO -> Map.of("token_use", "id");
                    case ENTRA -> Map.of("ver", "2.0", "tid", path.replaceFirst("/([^/]*).*", "$1"));
                    case OKTA -> Map.of("ver", 1);
                    case AUTH0, GOOGLE -> Map.of();
                })
                .orElse(Map.of());
    }

    private TokenSource plain(String clientId, Map<String, @Nullable Object> claims) {
        return new TokenSource(source.issuer(), clientId, ProviderShape.PLAIN, claims, source.clock(), source.keys());
    }
}
