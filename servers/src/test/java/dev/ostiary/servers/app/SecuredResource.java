package dev.ostiary.servers.app;

import jakarta.annotation.security.RolesAllowed;

/** What a framework would call behind its own servlet. */
public final class SecuredResource {
    private SecuredResource() {}

    /** Not enforced by a framework that was not told to. */
    @RolesAllowed("admin")
    public static String secret() {
        return "secret";
    }
}
