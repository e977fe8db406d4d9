package dev.ostiary.provider;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The provider's tokens, as received last. They stay on the server. Immutable; {@code toString} shows none of them.
 *
 * @param access the access token
 * @param type {@code Bearer}
 * @param expiresAt when the access token expires; empty where the provider did not say
 * @param refresh the refresh token; empty where the provider gave none
 * @param id the ID token that came last, whether it has expired or not
 * @param nonce of the first ID token: a later one repeats it or has none
 * @param scopes what the provider granted last; empty where it never said
 */
public record ProviderTokens(
        String access,
        String type,
        Optional<Instant> expiresAt,
        Optional<String> refresh,
        String id,
        String nonce,
        List<String> scopes) {

    /**
     * Copies the list.
     *
     * @param access the access token
     * @param type {@code Bearer}
     * @param expiresAt when the access token expires
     * @param refresh the refresh token
     * @param id the ID token that came last
     * @param nonce of the first ID token
     * @param scopes what the provider granted last
     */
    public ProviderTokens {
        scopes = List.copyOf(scopes);
    }

    ProviderTokens withIdToken(String other) {
        return new ProviderTokens(access, type, expiresAt, refresh, other, nonce, scopes);
    }

    /** Shows when the access token expires, and whether there is a refresh token. */
    @Override
    public String toString() {
        return "ProviderTokens[" + expiresAt.map(time -> "expires " + time).orElse("no expiry")
                + (refresh.isPresent() ? ", can be refreshed]" : "]");
    }
}
