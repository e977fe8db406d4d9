package dev.ostiary.servlet.config;

import dev.ostiary.verify.ClaimPath;
import dev.ostiary.verify.PrincipalClaims;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which claims of an issuer's tokens tell who the user is.
 *
 * @param principal names the user
 * @param roles all together give the roles
 * @param scopes all together give the scopes
 */
public record ClaimMapping(PrincipalClaims principal, List<ClaimPath> roles, List<ClaimPath> scopes) {
    private static final String AUDIENCE = "{audience}";

    /**
     * Copies the lists.
     *
     * @param principal names the user
     * @param roles give the roles
     * @param scopes give the scopes
     */
    public ClaimMapping {
        roles = List.copyOf(roles);
        scopes = List.copyOf(scopes);
    }

    static ClaimMapping read(SettingReader read, Set<String> audiences) {
        List<List<ClaimPath>> roles = read.list(
                Setting.ROLES_CLAIM,
                text -> forEach(audiences, text).map(ClaimPath::parse).toList());
        return new ClaimMapping(
                new PrincipalClaims(read.listOfSome(Setting.PRINCIPAL_CLAIM, ClaimMapping::onlyPath)),
                roles.stream().flatMap(List::stream).toList(),
                read.list(Setting.SCOPE_CLAIM, ClaimMapping::onlyPath));
    }

    private static ClaimPath onlyPath(String text) {
        if (text.contains(AUDIENCE)) {
            throw new IllegalArgumentException(
                    "'" + text + "' holds " + AUDIENCE + ", which stands for something in roles-claim alone");
        }
        return ClaimPath.parse(text);
    }

    /** In a JSON Pointer (RFC 6901) the mark stands for each audience: Keycloak keeps a client's roles under its name. */
    private static Stream<String> forEach(Set<String> audiences, String text) {
        return text.startsWith("/") && text.contains(AUDIENCE)
                ? audiences.stream()
                        .map(name -> name.replace("~", "~0").replace("/", "~1"))
                        .map(name -> text.replace(AUDIENCE, name))
                : Stream.of(text);
    }
}
