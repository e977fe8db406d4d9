package dev.ostiary.servlet.config;

import dev.ostiary.key.TrustedAuthorities;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * How this node talks to the provider.
 *
 * @param endpoints where
 * @param address the origin to which it connects instead of the issuer's, without a path; what browsers get, and every check, stays with
 *     the issuer
 * @param timeout for one exchange, body included; 1 to 30 seconds
 * @param staleFor how much longer sessions go on while the provider cannot be reached; 0 seconds to 24 hours
 * @param authorities whose servers are trusted, instead of the platform's
 * @param plainHttp whether http serves for other machines than this one
 */
public record ProviderExchange(
        ProviderEndpoints endpoints,
        Optional<URI> address,
        Duration timeout,
        Duration staleFor,
        Optional<TrustedAuthorities> authorities,
        boolean plainHttp) {}
