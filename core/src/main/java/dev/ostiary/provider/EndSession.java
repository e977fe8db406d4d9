package dev.ostiary.provider;

import java.net.URI;
import java.util.Optional;

/**
 * What a browser is to sign out with at the provider (OpenID Connect RP-Initiated Logout 1.0, section 2). Immutable.
 *
 * @param idToken the latest ID token, whether it has expired or not
 * @param sid of the provider's session, where the ID token would be too long
 * @param postLogoutRedirectUri where the browser is to come back to, exactly as registered
 * @param state what the provider hands back there
 */
public record EndSession(
        Optional<String> idToken, Optional<String> sid, URI postLogoutRedirectUri, Optional<String> state) {

    /** Shows nothing. */
    @Override
    public String toString() {
        return "EndSession[...]";
    }
}
