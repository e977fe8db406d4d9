package dev.ostiary.servlet;

import dev.ostiary.servlet.config.IdentityHeader;
import dev.ostiary.verify.ClaimPath;
import dev.ostiary.verify.VerifiedJwt;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which claims name the user, the roles and the scopes, and which headers tell the application of them. Immutable and
 * thread-safe.
 *
 * @param principalClaims the first one present names the user
 * @param rolesClaims all together give the roles: a text is one role, an array one each
 * @param scopeClaims all together give the scopes: a text holds several, separated by spaces (RFC 8693, section 4.2)
 * @param headers the identity headers
 */
record IdentityMapping(
        List<ClaimPath> principalClaims,
        List<ClaimPath> rolesClaims,
        List<ClaimPath> scopeClaims,
        List<IdentityHeader> headers) {

    /** The user; nobody when no claim names one, or the first that is there is empty or no text or whole number. */
    Optional<Identity> identity(VerifiedJwt jwt) {
        Map<String, @Nullable Object> claims = jwt.claims();
        return principalClaims.stream()
                .flatMap(path -> path.find(claims).stream())
                .findFirst()
                .map(IdentityMapping::name)
                .filter(name -> !name.isEmpty())
                .map(name -> new JwtPrincipal(name, roles(claims), scopes(claims), claims))
                .map(principal -> Identity.of(principal, headers(principal)));
    }

    private Map<String, String> headers(JwtPrincipal principal) {
        Map<String, String> values = new LinkedHashMap<>();
        headers.forEach(header -> IdentityHeaderValue.of(shown(header.value(), principal))
                .ifPresent(text -> values.put(header.name(), text)));
        return values;
    }

    private static @Nullable Object shown(IdentityHeader.Value value, JwtPrincipal principal) {
        if (value instanceof IdentityHeader.Claim claim) {
            return claim.path().find(principal.claims()).orElse(null);
        }
        return value == IdentityHeader.Mapped.ROLES ? principal.roles() : principal.scopes();
    }

    private Set<String> roles(Map<String, @Nullable Object> claims) {
        Set<String> roles = new LinkedHashSet<>();
        rolesClaims.forEach(path -> roles.addAll(path.strings(claims)));
        return roles;
    }

    private Set<String> scopes(Map<String, @Nullable Object> claims) {
        Set<String> scopes = new LinkedHashSet<>();
        scopeClaims.forEach(
                path -> path.strings(claims).forEach(text -> scopes.addAll(Arrays.asList(text.split(" ")))));
        scopes.remove("");
        return scopes;
    }

    private static String name(Object claim) {
        boolean wholeNumber = claim instanceof Long || claim instanceof BigInteger;
        return claim instanceof String || wholeNumber ? claim.toString() : "";
    }
}
