package dev.ostiary.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.HandlerRule;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What has to be met on the way to a sub-resource. */
class LocatorsTest {
    interface Room {}

    static class Vault implements Room {}

    static class Desk implements Room {}

    static class Cellar {}

    static class Attic {}

    interface Ways {
        @RolesAllowed("boss")
        @Path("vault")
        Vault vault();
    }

    @RolesAllowed("visitor")
    static class Branch implements Ways {
        @Override
        public Vault vault() {
            return new Vault();
        }

        @Path("cellar")
        public Cellar cellar() {
            return new Cellar();
        }

        @DenyAll
        @GET
        @Path("list")
        public Desk noLocator() {
            return new Desk();
        }
    }

    @RolesAllowed("visitor")
    static class Tower {
        @RolesAllowed("a")
        @Path("a")
        public Room one() {
            return new Vault();
        }

        @RolesAllowed("b")
        @Path("b")
        public Class<Desk> other() {
            return Desk.class;
        }
    }

    static class Plain {
        @Path("desk")
        public Desk desk() {
            return new Desk();
        }
    }

    private static String rule(Class<?> locator, Class<?> found) {
        return HandlerRule.of(Locators.annotations(locator, found))
                .map(HandlerRule::toString)
                .orElse("none");
    }

    @Test
    void annotations_ofTheMethodThatLeadsThere_count() {
        assertThat(rule(Branch.class, Vault.class)).isEqualTo("role(boss)");
    }

    @Test
    void annotations_ofItsClass_countWhereItHasNone() {
        assertThat(rule(Branch.class, Cellar.class)).isEqualTo("role(visitor)");
        assertThat(rule(Plain.class, Desk.class)).isEqualTo("none");
    }

    @ParameterizedTest
    @CsvSource({"Vault, role(a) and role(b)", "Desk, role(a) and role(b)", "Cellar, role(b)"})
    void annotations_ofAllThatCouldLeadThere_count(String found, String rule) throws Exception {
        assertThat(rule(Tower.class, Class.forName(LocatorsTest.class.getName() + "$" + found)))
                .isEqualTo(rule);
    }

    @Test
    void annotations_whereNoneLeadsThere_areThoseOfAll() {
        assertThat(rule(Branch.class, Attic.class)).isEqualTo("role(visitor) and role(boss)");
    }

    @Test
    void annotations_ofWhatHasNoLocators_areThoseOfTheClass() {
        assertThat(rule(Vault.class, Desk.class)).isEqualTo("none");
    }
}
