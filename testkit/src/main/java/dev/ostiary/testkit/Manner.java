package dev.ostiary.testkit;

import java.util.Optional;
import java.util.Set;

/**
 * What an issuer was told of how it signs users in, over what its provider does by itself. Immutable.
 *
 * @param claimsIn where the user's claims stand
 * @param rolesIn where the user's roles stand
 * @param refreshTokens whether it gives any
 * @param acr what it says of how users have signed in; empty: what the provider says
 */
record Manner(Set<ClaimPlace> claimsIn, Set<ClaimPlace> rolesIn, boolean refreshTokens, Optional<String> acr) {
    static Manner of(ProviderWays ways) {
        return new Manner(ways.claimsIn(), ways.rolesIn(), true, Optional.empty());
    }

    Manner withClaimsIn(Set<ClaimPlace> places) {
        return new Manner(places, places, refreshTokens, acr);
    }

    Manner withRolesIn(Set<ClaimPlace> places) {
        return new Manner(claimsIn, places, refreshTokens, acr);
    }

    Manner withoutRefreshTokens() {
        return new Manner(claimsIn, rolesIn, false, acr);
    }

    Manner withAcr(String value) {
        return new Manner(claimsIn, rolesIn, refreshTokens, Optional.of(value));
    }
}
