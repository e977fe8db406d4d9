package dev.ostiary.servlet.session;

import dev.ostiary.session.SessionClaims;
import dev.ostiary.store.TokenStateStore;
import java.util.Optional;

/**
 * What Java code gave a filter for its sessions, beside text.
 *
 * @param store instead of the setting; whoever gave it closes it
 * @param claims asked at each refresh, instead of the setting
 * @param crossSiteSignIn whether other sites may have users signed in
 */
public record SessionParts(Optional<TokenStateStore> store, Optional<SessionClaims> claims, boolean crossSiteSignIn) {
    /**
     * Where Java code gave nothing.
     *
     * @return nothing
     */
    public static SessionParts none() {
        return new SessionParts(Optional.empty(), Optional.empty(), false);
    }
}
