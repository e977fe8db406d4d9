package dev.ostiary.testkit;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** All endpoints of an issuer, and where they are. Thread-safe. */
final class ProviderEndpoints implements Function<Asked, Answer> {
    private final Map<Endpoint, Function<Asked, Answer>> endpoints = new EnumMap<>(Endpoint.class);

    ProviderEndpoints(
            ProviderState state,
            IssuerDocuments documents,
            IssuedTokens tokens,
            String address,
            AuthorizationEndpoint.Pause pause) {
        ClientAssertions assertions =
                new ClientAssertions(state::now, () -> List.of(state.issuer(), address + Endpoint.TOKEN.path()));
        ClientAuthentication authentication = new ClientAuthentication(state.clients(), assertions);
        endpoints.put(Endpoint.DISCOVERY, asked -> documents.metadata());
        endpoints.put(Endpoint.KEYS, asked -> documents.keySet());
        endpoints.put(Endpoint.AUTHORIZATION, new AuthorizationEndpoint(state, pause));
        endpoints.put(Endpoint.TOKEN, new TokenEndpoint(state, authentication, tokens));
        endpoints.put(Endpoint.USER_INFO, new UserInfoEndpoint(state, tokens));
        endpoints.put(Endpoint.END_SESSION, new EndSessionEndpoint(state));
        endpoints.put(Endpoint.REVOCATION, new RevocationEndpoint(state, authentication));
        endpoints.put(Endpoint.PUSHED_AUTHORIZATION, new PushedAuthorizationEndpoint(state, authentication));
    }

    @Override
    public Answer apply(Asked asked) {
        try {
            return Objects.requireNonNull(endpoints.get(asked.endpoint())).apply(asked);
        } catch (IllegalArgumentException e) {
            return OAuthError.invalidRequest("parameters are not form-encoded");
        }
    }

    /** Where each endpoint is, by path. */
    static Map<String, Endpoint> paths(String path, boolean openIdConnect) {
        Map<String, Endpoint> paths = new HashMap<>();
        for (Endpoint endpoint : Endpoint.values()) {
            paths.put(path + endpoint.path(), endpoint);
        }
        paths.put("/.well-known/oauth-authorization-server" + path, Endpoint.DISCOVERY);
        if (!openIdConnect) {
            paths.remove(path + Endpoint.DISCOVERY.path());
        }
        return paths;
    }
}
