package dev.ostiary.servlet.config;

import dev.ostiary.key.TrustedAuthorities;
import dev.ostiary.provider.ProviderEndpoint;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How this node talks to the provider.
 *
 * @param endpoints where, instead of what the metadata say; empty for one that is not used, which authorization and token endpoint
 *     never are
 * @param address the origin to which it connects instead of the issuer's, without a path; what browsers get, and every check, stays with
 *     the issuer
 * @param timeout for one exchange, body included; 1 to 30 seconds
 * @param staleFor how much longer sessions go on while the provider cannot be reached; 0 seconds to 24 hours
 * @param authorities whose servers are trusted, instead of the platform's
 * @param plainHttp whether http serves for other machines than this one
 */
public record ProviderExchange(
        Map<ProviderEndpoint, Optional<URI>> endpoints,
        Optional<URI> address,
        Duration timeout,
        Duration staleFor,
        Optional<TrustedAuthorities> authorities,
        boolean plainHttp) {
    /**
     * Copies the map.
     *
     * @param endpoints where
     * @param address to which it connects
     * @param timeout for one exchange
     * @param staleFor while the provider cannot be reached
     * @param authorities whose servers are trusted
     * @param plainHttp whether http serves
     */
    public ProviderExchange {
        endpoints = Map.copyOf(endpoints);
    }
}
