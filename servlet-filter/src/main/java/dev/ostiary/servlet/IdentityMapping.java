package dev.ostiary.servlet;

import dev.ostiary.servlet.config.ClaimMapping;
import dev.ostiary.servlet.config.IdentityHeader;
import dev.ostiary.verify.VerifiedJwt;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which claims of an issuer's tokens name the user, the roles and the scopes, and which headers tell the application of
 * them. A text among the roles is one role, an array one each; a text among the scopes holds several, separated by spaces
 * (RFC 8693, section 4.2). Immutable and thread-safe.
 *
 * @param mapping which claims
 * @param headers the identity headers
 */
record IdentityMapping(ClaimMapping mapping, List<IdentityHeader> headers) {
    /** The user, whom the verifier has demanded that the token names. */
    User user(VerifiedJwt jwt) {
        Map<String, @Nullable Object> claims = jwt.claims();
        String name = mapping.principal().name(claims).orElseThrow();
        JwtPrincipal principal = new JwtPrincipal(name, roles(claims), scopes(claims), claims);
        return User.ofToken(principal, IdentityHeaderValue.all(headers, principal));
    }

    private Set<String> roles(Map<String, @Nullable Object> claims) {
        Set<String> roles = new LinkedHashSet<>();
        mapping.roles().forEach(path -> roles.addAll(path.strings(claims)));
        return roles;
    }

    private Set<String> scopes(Map<String, @Nullable Object> claims) {
        Set<String> scopes = new LinkedHashSet<>();
        mapping.scopes()
                .forEach(path -> path.strings(claims).forEach(text -> scopes.addAll(Arrays.asList(text.split(" ")))));
        scopes.remove("");
        return scopes;
    }
}
