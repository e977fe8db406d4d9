package dev.ostiary.servlet.session;

import dev.ostiary.session.SessionClaims;
import dev.ostiary.store.TokenStateStore;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What Java code gave a filter for its sessions, beside text.
 *
 * @param store instead of the setting; whoever gave it closes it
 * @param claims asked at each refresh, instead of the setting
 * @param crossSiteSignIn whether other sites may have users signed in
 */
public record SessionParts(Optional<TokenStateStore> store, Optional<SessionClaims> claims, boolean crossSiteSignIn) {
    /**
     * The same with what a framework has for a refresh to ask, unless Java code gave something.
     *
     * @param frameworks asked for only then
     * @return these parts where there is nothing else
     */
    public SessionParts orElse(Supplier<Optional<SessionClaims>> frameworks) {
        return claims.isPresent() ? this : new SessionParts(store, frameworks.get(), crossSiteSignIn);
    }

    /**
     * Where Java code gave nothing.
     *
     * @return nothing
     */
    public static SessionParts none() {
        return new SessionParts(Optional.empty(), Optional.empty(), false);
    }
}
