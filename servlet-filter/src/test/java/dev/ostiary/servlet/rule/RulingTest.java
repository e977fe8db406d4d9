package dev.ostiary.servlet.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two rules that decide together, because a welcome file has two names. */
class RulingTest {
    private static Ruling ruling(String name, String requirement, Enforcement enforcement) {
        return new Ruling(name, Requirement.parse(requirement), enforcement);
    }

    @ParameterizedTest
    @CsvSource({
        "deny, role(x), a",
        "role(x), deny, b",
        "authenticated, optional, a",
        "authenticated, role(x), b",
        "role(x), role(x), a",
        "role(x), role(y), a and b"
    })
    void stricter_twoRules_isNamedAfterTheOneThatDecides(String first, String second, String name) {
        Ruling both = ruling("a", first, Enforcement.ENFORCE).stricter(ruling("b", second, Enforcement.ENFORCE));

        assertThat(both.name()).isEqualTo(name);
        assertThat(both.requirement()).isEqualTo(Requirement.parse(first).stricter(Requirement.parse(second)));
    }

    @ParameterizedTest
    @CsvSource({
        "ENFORCE, REPORT_ONLY, ENFORCE",
        "REPORT_ONLY, ENFORCE, ENFORCE",
        "ENFORCE, ENFORCE, ENFORCE",
        "REPORT_ONLY, REPORT_ONLY, REPORT_ONLY"
    })
    void stricter_twoRules_onlyReportIfBothDo(Enforcement first, Enforcement second, Enforcement expected) {
        assertThat(ruling("a", "deny", first)
                        .stricter(ruling("b", "deny", second))
                        .enforcement())
                .isEqualTo(expected);
    }

    @Test
    void stricter_sameRule_isThatRule() {
        Ruling rule = ruling("a", "role(x)", Enforcement.REPORT_ONLY);

        assertThat(rule.stricter(rule)).isEqualTo(rule);
    }
}
