package dev.ostiary.provider;

import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a provider says of itself (OpenID Connect Discovery 1.0, section 3; RFC 8414, section 2), as far as a client needs it. Immutable.
 *
 * @param endpoints those that are named
 * @param aliases where those endpoints are for a client with a certificate (RFC 8705, section 5)
 * @param issInAnswers whether each answer to the browser carries {@code iss} (RFC 9207, section 3)
 * @param pushedRequestsRequired whether it wants requests pushed (RFC 9126, section 5)
 * @param authenticationMethods of the token endpoint; empty where it does not say
 */
record ProviderMetadata(
        Map<ProviderEndpoint, URI> endpoints,
        Map<ProviderEndpoint, URI> aliases,
        boolean issInAnswers,
        boolean pushedRequestsRequired,
        Set<String> authenticationMethods) {
    static final ProviderMetadata NOTHING_KNOWN = new ProviderMetadata(Map.of(), Map.of(), false, false, Set.of());

    ProviderMetadata {
        endpoints = Map.copyOf(endpoints);
        aliases = Map.copyOf(aliases);
        authenticationMethods = Set.copyOf(authenticationMethods);
    }

    /**
     * Reads a document whose issuer was compared already.
     *
     * @throws IllegalArgumentException if an endpoint is no address that may be used; the message names the member
     */
    static ProviderMetadata read(Map<String, @Nullable Object> members, EndpointPolicy policy) {
        Map<ProviderEndpoint, URI> aliases =
                members.get("mtls_endpoint_aliases") instanceof Map<?, ?> named ? endpoints(named, policy) : Map.of();
        return new ProviderMetadata(
                endpoints(members, policy),
                aliases,
                Boolean.TRUE.equals(members.get("authorization_response_iss_parameter_supported")),
                Boolean.TRUE.equals(members.get("require_pushed_authorization_requests")),
                texts(members.get("token_endpoint_auth_methods_supported")));
    }

    private static Map<ProviderEndpoint, URI> endpoints(Map<?, ?> members, EndpointPolicy policy) {
        Map<ProviderEndpoint, URI> found = new EnumMap<>(ProviderEndpoint.class);
        for (ProviderEndpoint endpoint : ProviderEndpoint.values()) {
            Object value = members.get(endpoint.member());
            if (value != null) {
                found.put(endpoint, policy.require(endpoint.member(), value));
            }
        }
        return found;
    }

    private static Set<String> texts(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .collect(Collectors.toUnmodifiableSet())
                : Set.of();
    }

    /** The same with endpoints that were configured; an empty one is not used. */
    ProviderMetadata with(Map<ProviderEndpoint, Optional<URI>> configured) {
        Map<ProviderEndpoint, URI> all = new EnumMap<>(ProviderEndpoint.class);
        all.putAll(endpoints);
        Map<ProviderEndpoint, URI> others = new EnumMap<>(ProviderEndpoint.class);
        others.putAll(aliases);
        configured.forEach((endpoint, uri) -> {
            all.remove(endpoint);
            others.remove(endpoint);
            uri.ifPresent(address -> all.put(endpoint, address));
        });
        return new ProviderMetadata(all, others, issInAnswers, pushedRequestsRequired, authenticationMethods);
    }

    /** Where browsers find it. */
    Optional<URI> at(ProviderEndpoint endpoint) {
        return Optional.ofNullable(endpoints.get(endpoint));
    }

    /** Where a client finds it. */
    Optional<URI> at(ProviderEndpoint endpoint, boolean withCertificate) {
        return withCertificate ? Optional.ofNullable(aliases.get(endpoint)).or(() -> at(endpoint)) : at(endpoint);
    }
}
