package dev.ostiary.example.web;

import dev.ostiary.servlet.JwtPrincipal;
import java.security.Principal;

/** How to address a user: by the claim {@code name} of the token, or else by the name to sign in with. */
final class FullName {
    private FullName() {}

    static String of(Principal user) {
        return user instanceof JwtPrincipal known && known.claims().get("name") instanceof String name
                ? name
                : user.getName();
    }
}
