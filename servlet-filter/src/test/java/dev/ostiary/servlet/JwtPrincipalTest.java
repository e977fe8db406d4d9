package dev.ostiary.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.servlet.identity.VerifiedUser;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JwtPrincipalTest {
    private static final Map<String, Object> CLAIMS = Map.of("sub", "alice");

    private static JwtPrincipal alice(Set<String> roles, Set<String> scopes) {
        return new JwtPrincipal(new VerifiedUser("alice", roles, scopes, CLAIMS));
    }

    @Test
    void accessors_answerWhatTheTokenSays() {
        JwtPrincipal principal = alice(Set.of("admin"), Set.of("read"));

        assertThat(principal.getName()).isEqualTo("alice");
        assertThat(principal.roles()).containsExactly("admin");
        assertThat(principal.scopes()).containsExactly("read");
        assertThat(principal.claims()).isSameAs(CLAIMS);
    }

    @Test
    void rolesAndScopes_keepTheTokensOrder() {
        Set<String> ordered = new LinkedHashSet<>(List.of("z", "a", "m"));

        JwtPrincipal principal = alice(ordered, ordered);

        assertThat(principal.roles()).containsExactly("z", "a", "m");
        assertThat(principal.scopes()).containsExactly("z", "a", "m");
    }

    @Test
    void rolesAndScopes_cannotBeChanged() {
        Set<String> given = new LinkedHashSet<>(Set.of("user"));
        JwtPrincipal principal = alice(given, given);

        given.add("admin");

        assertThat(principal.roles()).containsExactly("user");
        assertThat(principal.scopes()).containsExactly("user");
        assertThatThrownBy(() -> principal.roles().add("admin")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> principal.scopes().add("admin")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void equals_sameUserSameRights_isEqual() {
        JwtPrincipal one = alice(Set.of("user"), Set.of("read"));

        assertThat(one)
                .isEqualTo(alice(Set.of("user"), Set.of("read")))
                .hasSameHashCodeAs(alice(Set.of("user"), Set.of("read")));
    }

    @Test
    void equals_oneThingDiffers_isNotEqual() {
        JwtPrincipal one = alice(Set.of("user"), Set.of("read"));

        assertThat(one)
                .isNotEqualTo(alice(Set.of("admin"), Set.of("read")))
                .isNotEqualTo(alice(Set.of("user"), Set.of("write")))
                .isNotEqualTo(new JwtPrincipal(new VerifiedUser("bob", Set.of("user"), Set.of("read"), CLAIMS)))
                .isNotEqualTo(new JwtPrincipal(new VerifiedUser("alice", Set.of("user"), Set.of("read"), Map.of())))
                .isNotEqualTo("alice");
    }

    @Test
    void toString_showsNoValueOfAClaim() {
        JwtPrincipal principal = alice(Set.of("admin"), Set.of("read"));

        assertThat(principal).hasToString("JwtPrincipal[claims=[sub]]");
    }
}
