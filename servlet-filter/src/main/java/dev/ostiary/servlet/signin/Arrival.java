package dev.ostiary.servlet.signin;

import dev.ostiary.provider.ProviderIdentity;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody whom a provider has signed in.
 *
 * @param provider the name of the provider
 * @param identity who
 * @param expiresAt when the session ends at the latest; empty: it has no such end
 */
public record Arrival(String provider, ProviderIdentity identity, Optional<Instant> expiresAt) {}
