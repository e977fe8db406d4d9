package dev.ostiary.verify;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The claims that may name the user of a token: the first of them that is there does, by a text that is not empty or by a
 * whole number. Immutable.
 *
 * @param paths in the order in which they are looked for; none: nobody is ever named
 */
public record PrincipalClaims(List<ClaimPath> paths) {

    /**
     * Copies the list.
     *
     * @param paths in the order in which they are looked for
     */
    public PrincipalClaims {
        paths = List.copyOf(paths);
    }

    /**
     * Finds the user's name.
     *
     * @param claims the claims of a token
     * @return empty when none of the claims is there, or the first that is there is empty, or no text and no whole number:
     *     a later one does not step in for it
     */
    public Optional<String> name(Map<String, ?> claims) {
        return paths.stream()
                .flatMap(path -> path.find(claims).stream())
                .findFirst()
                .map(PrincipalClaims::text)
                .filter(name -> !name.isEmpty());
    }

    private static String text(Object claim) {
        boolean wholeNumber = claim instanceof Long || claim instanceof BigInteger;
        return claim instanceof String || wholeNumber ? claim.toString() : "";
    }
}
