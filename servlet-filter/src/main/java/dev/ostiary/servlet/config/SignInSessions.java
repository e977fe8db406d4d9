package dev.ostiary.servlet.config;

import java.time.Duration;
import java.util.Optional;

/**
 * What becomes of a session that the provider's answer has opened.
 *
 * @param maxTtl the longest, from sign-in on, where one is configured
 * @param tokenMinTtl an access token of the provider with less left is refreshed before it is handed out
 * @param signOut what signing out ends
 * @param revokesOnSignOut whether the refresh token is revoked then (RFC 7009)
 * @param takesLogoutTokens whether the provider may end sessions (OpenID Connect Back-Channel Logout 1.0)
 * @param logoutScope what it ends
 */
public record SignInSessions(
        Optional<Duration> maxTtl,
        Duration tokenMinTtl,
        SignOutScope signOut,
        boolean revokesOnSignOut,
        boolean takesLogoutTokens,
        LogoutScope logoutScope) {
    private static final Duration LONGEST_WITHOUT_REFRESH = Duration.ofHours(8);

    /**
     * The longest session that the provider gave no refresh token for.
     *
     * @return what is configured, else 8 hours
     */
    public Duration maxTtlWithoutRefreshToken() {
        return maxTtl.orElse(LONGEST_WITHOUT_REFRESH);
    }
}
