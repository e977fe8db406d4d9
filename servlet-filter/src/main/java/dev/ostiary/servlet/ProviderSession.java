package dev.ostiary.servlet;

import dev.ostiary.provider.ProviderIdentity;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a provider says of the user of a session. Immutable; {@code toString} shows nothing of the user.
 *
 * @param provider the name of the provider; {@code default} where the configuration gives it none
 * @param issuer the provider's {@code iss}
 * @param subject the provider's {@code sub}
 * @param sid the provider's session, where it says one
 * @param acr how strongly the user signed in, at sign-in (OpenID Connect Core 1.0, section 2)
 * @param amr by what means; perhaps none
 * @param authenticatedAt when the user signed in at the provider, where it says so
 * @param scopes what the provider granted
 * @param claims what it says else; unmodifiable
 * @param expiresAt when the session ends at the latest; empty: it has no such end
 */
public record ProviderSession(
        String provider,
        String issuer,
        String subject,
        Optional<String> sid,
        Optional<String> acr,
        List<String> amr,
        Optional<Instant> authenticatedAt,
        List<String> scopes,
        Map<String, @Nullable Object> claims,
        Optional<Instant> expiresAt) {

    /**
     * Copies lists and map.
     *
     * @param provider the name of the provider
     * @param issuer the provider's {@code iss}
     * @param subject the provider's {@code sub}
     * @param sid the provider's session
     * @param acr how strongly the user signed in
     * @param amr by what means
     * @param authenticatedAt when the user signed in at the provider
     * @param scopes what the provider granted
     * @param claims JSON
     * @param expiresAt when the session ends at the latest
     */
    public ProviderSession {
        amr = List.copyOf(amr);
        scopes = List.copyOf(scopes);
        claims = Collections.unmodifiableMap(new LinkedHashMap<>(claims));
    }

    static ProviderSession of(String provider, ProviderIdentity identity, Optional<Instant> expiresAt) {
        return new ProviderSession(
                provider,
                identity.issuer(),
                identity.subject(),
                identity.sid(),
                identity.acr(),
                identity.amr(),
                identity.authenticatedAt(),
                identity.scopes(),
                identity.claims(),
                expiresAt);
    }

    /** Shows the provider. */
    @Override
    public String toString() {
        return "ProviderSession[" + provider + "]";
    }
}
