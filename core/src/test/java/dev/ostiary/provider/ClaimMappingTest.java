package dev.ostiary.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.verify.ClaimPath;
import dev.ostiary.verify.PrincipalClaims;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which of several sources names roles, scopes and the user. */
class ClaimMappingTest {
    private static final ClaimPath EMAIL = ClaimPath.parse("email");
    private static final ClaimPath NAME = ClaimPath.parse("name");

    private static ClaimMapping naming(ClaimPath... paths) {
        return new ClaimMapping(List.of(), List.of(), List.of(), Optional.of(new PrincipalClaims(List.of(paths))));
    }

    private static ClaimMapping mapping(List<ClaimPath> roles, List<ClaimPath> scopes) {
        return new ClaimMapping(List.of(ClaimSource.USERINFO), roles, scopes, Optional.empty());
    }

    @Test
    void sources_withoutTheIdToken_haveItLast() {
        assertThat(mapping(List.of(), List.of()).sources()).containsExactly(ClaimSource.USERINFO, ClaimSource.ID_TOKEN);
    }

    @Test
    void rolesIn_allSources_areJoinedAndEachStandsOnce() {
        ClaimMapping mapping = mapping(List.of(ClaimPath.parse("roles"), ClaimPath.parse("groups")), List.of());

        assertThat(mapping.rolesIn(List.of(
                        Map.of("roles", List.of("a"), "groups", List.of("b")), Map.of("roles", List.of("a", "c")))))
                .containsExactly("a", "b", "c");
    }

    @Test
    void scopesIn_severalSources_areThoseOfTheFirstThatHasThem() {
        ClaimMapping mapping = mapping(List.of(), List.of(ClaimPath.parse("scp"), ClaimPath.parse("scope")));

        assertThat(mapping.scopesIn(List.of(Map.of(), Map.of("scope", "a b a"), Map.of("scp", "c"))))
                .contains(List.of("a", "b"));
        assertThat(mapping.scopesIn(List.of(Map.of("other", "a")))).isEmpty();
    }

    @Test
    void isUnverifiedEmail_onlyWhereTheAddressNamesTheUser() {
        Map<String, Object> unverified = Map.of("email", "a@b.test", "name", "a");

        assertThat(naming(EMAIL, NAME).isUnverifiedEmail(Map.copyOf(unverified)))
                .isTrue();
        assertThat(naming(EMAIL, NAME).isUnverifiedEmail(Map.of("name", "a"))).isFalse();
        assertThat(naming(NAME, EMAIL).isUnverifiedEmail(Map.copyOf(unverified)))
                .isFalse();
        assertThat(naming(EMAIL).isUnverifiedEmail(Map.of("email", "a@b.test", "email_verified", true)))
                .isFalse();
        assertThat(naming(EMAIL).isUnverifiedEmail(Map.of("email", "a@b.test", "email_verified", "true")))
                .isTrue();
    }

    @Test
    void nameIn_noClaimThatNames_isNobody() {
        assertThat(naming(NAME).nameIn(Map.of("name", "a"))).contains("a");
        assertThat(naming(NAME).nameIn(Map.of())).isEmpty();
        assertThat(mapping(List.of(), List.of()).nameIn(Map.of("name", "a"))).isEmpty();
    }
}
