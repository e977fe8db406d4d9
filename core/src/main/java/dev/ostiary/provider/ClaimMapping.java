package dev.ostiary.provider;

import dev.ostiary.verify.ClaimPath;
import dev.ostiary.verify.PrincipalClaims;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which claims name roles, scopes and the user. Immutable.
 *
 * @param sources in order
 * @param roles all of them are joined
 * @param scopes the first source that has one of them counts
 * @param principal empty: nobody is named but by {@code sub}
 */
record ClaimMapping(
        List<ClaimSource> sources, List<ClaimPath> roles, List<ClaimPath> scopes, Optional<PrincipalClaims> principal) {
    private static final ClaimPath EMAIL = ClaimPath.parse("email");

    ClaimMapping {
        Set<ClaimSource> all = new LinkedHashSet<>(sources);
        all.add(ClaimSource.ID_TOKEN);
        sources = List.copyOf(all);
    }

    boolean asks(ClaimSource source) {
        return sources.contains(source);
    }

    List<String> rolesIn(List<Map<String, @Nullable Object>> inOrder) {
        Set<String> joined = new LinkedHashSet<>();
        inOrder.forEach(claims -> roles.forEach(path -> joined.addAll(path.strings(claims))));
        return List.copyOf(joined);
    }

    /** Empty where no source has one of the claims. */
    Optional<List<String>> scopesIn(List<Map<String, @Nullable Object>> inOrder) {
        return inOrder.stream()
                .flatMap(claims -> scopes.stream()
                        .filter(path -> path.find(claims).isPresent())
                        .map(path -> path.strings(claims)))
                .findFirst()
                .map(texts -> texts.stream()
                        .flatMap(text -> TokenAnswer.words(text).stream())
                        .distinct()
                        .toList());
    }

    Optional<String> nameIn(Map<String, @Nullable Object> claims) {
        return principal.flatMap(names -> names.name(claims));
    }

    /** Whether the name is an address of which the provider does not say that it has made sure. */
    boolean isUnverifiedEmail(Map<String, @Nullable Object> claims) {
        Optional<ClaimPath> named = principal.flatMap(names -> names.paths().stream()
                .filter(path -> path.find(claims).isPresent())
                .findFirst());
        return named.filter(EMAIL::equals).isPresent() && !Boolean.TRUE.equals(claims.get("email_verified"));
    }
}
