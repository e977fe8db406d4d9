package dev.ostiary.servlet.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequirementTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "public|public",
                " deny |deny",
                "optional|optional",
                "authenticated|authenticated",
                "role(a)|role(a)",
                "role ( a ,b )|role(a, b)",
                "role(a,a)|role(a)",
                "role(\"a\")|role(a)",
                "role(\"a b\",\"c,d\",\"(e)\")|role(\"a b\", \"c,d\", \"(e)\")",
                "role(\"a\"\"b\")|role(\"a\"\"b\")",
                "role(\"DOMAIN\\users\")|role(\"DOMAIN\\users\")",
                "role(ROLE_ADMIN,crm:admin,a.b/c+d@e)|role(ROLE_ADMIN, crm:admin, a.b/c+d@e)",
                "role(größe)|role(größe)",
                "scope(a,b)|scope(a, b)",
                "scope(https://api.test/read)|scope(https://api.test/read)",
                "scope(\"a!b\")|scope(\"a!b\")",
                "anyScope(a,b)|anyScope(a, b)",
                "claim(a=b)|claim(a = b)",
                "claim(a.b = \"c d\")|claim(a.b = \"c d\")",
                "claim(a.\"b c.d\".e = 1)|claim(a.\"b c.d\".e = 1)",
                "claim(\"a=b\" = -1.5)|claim(\"a=b\" = -1.5)",
                "claim(/https:~1~1ns.test~1a\"b = true)|claim(/https:~1~1ns.test~1a\"b = true)",
                "maxAge(5m)|maxAge(5m)",
                "maxAge ( 300s )|maxAge(5m)",
                "maxAge(PT1H30M)|maxAge(90m)",
                "maxAge(1.5h)|maxAge(90m)",
                "maxAge(1s)|maxAge(1s)",
                "maxAge(61s)|maxAge(61s)",
                "maxAge(24h)|maxAge(1d)",
                "maxAge(400d)|maxAge(400d)",
                "role(a) and maxAge(60m)|role(a) and maxAge(1h)",
                "role(a) and (scope(b) or maxAge(5m))|role(a) and (scope(b) or maxAge(5m))",
                "role(a)and scope(b)|role(a) and scope(b)",
                "role(a) or role(b) and role(c)|role(a) or role(b) and role(c)",
                "(role(a) or role(b)) and role(c)|(role(a) or role(b)) and role(c)",
                "(role(a) and (role(b) and role(c)))|role(a) and role(b) and role(c)",
                "(((role(a)))) or (role(b) or role(c))|role(a) or role(b) or role(c)",
                "authenticated and role(a)|authenticated and role(a)"
            })
    void parse_requirement_isShownInItsCanonicalText(String text, String canonical) {
        Requirement requirement = Requirement.parse(text);

        assertThat(requirement)
                .hasToString(canonical)
                .isEqualTo(Requirement.parse(canonical))
                .hasSameHashCodeAs(Requirement.parse(canonical));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|ends at column 1; expected public, optional, deny, authenticated, role(...)",
                "admin|has 'admin' at column 1; expected authenticated, role(...)",
                "Public|has 'Public' at column 1",
                "role(a) AND role(b)|has 'AND' at column 9; expected 'and', 'or' or the end",
                "role(a) && role(b)|has '&' at column 9",
                "role(a), role(b)|has ',' at column 8",
                "role(a) role(b)|has 'role' at column 9; expected 'and', 'or' or the end",
                "not role(a)|has 'not' at column 1",
                "role(a) and|ends at column 12; expected authenticated",
                "role(a) or or role(b)|has 'or' at column 12",
                "public and role(a)|has 'and' at column 8; expected the end: 'public' stands alone",
                "deny or role(a)|expected the end: 'deny' stands alone",
                "role(a) or optional|has 'optional' at column 12",
                "role(a) and deny|public, optional and deny stand alone",
                "(public)|public, optional and deny stand alone",
                "role|ends at column 5; expected '('",
                "roles(a)|has 'roles' at column 1",
                "role()|has ')' at column 6; expected a name",
                "role(a,)|has ')' at column 8; expected a name",
                "role(a b)|has 'b' at column 8; expected ',' or ')'",
                "role(a|ends at column 7; expected ',' or ')'",
                "role(a))|has ')' at column 8; expected 'and', 'or' or the end",
                "(role(a)|ends at column 9; expected 'and', 'or' or ')'",
                "role(*)|has '*' at column 6; expected a name",
                "role('a')|has ''' at column 6",
                "role(\"\")|has '\"' at column 6; expected a name between the quotes",
                "role(\"a)|has '\"' at column 6; expected a second double quote",
                "role(\"a\"b)|has 'b' at column 9",
                "scope(a!b)|has '!' at column 8",
                "scope(é)|has 'é' at column 7; expected a scope",
                "scope(\"a b\")|has '\"' at column 7; expected a scope",
                "anyScope(\"a\\b\")|has '\"' at column 10; expected a scope",
                "claim(a)|has ')' at column 8; expected '='",
                "claim(= b)|has '=' at column 7; expected the name of a claim",
                "claim(a == b)|has '=' at column 10; expected a name",
                "claim(a = b, c)|has ',' at column 12; expected ')'",
                "claim(a = b c)|has 'c' at column 13; expected ')'",
                "maxAge|ends at column 7; expected '('",
                "maxAge()|has ')' at column 8; expected a name",
                "maxAge(5)|is wrong at column 8: '5' lacks a unit",
                "maxAge(soon)|is wrong at column 8: 'soon' is no duration",
                "maxAge(0s)|'0s' is out of range; expected 1s to 400d in whole seconds",
                "maxAge(1.5s)|'1.5s' is out of range",
                "maxAge(401d)|'401d' is out of range",
                "maxAge(-5m)|'-5m' is no duration",
                "maxAge(5m, 6m)|has ',' at column 10; expected ')'",
                "maxage(5m)|has 'maxage' at column 1; expected authenticated, role(...), scope(...), anyScope(...), claim(name = value), maxAge(5m)",
                "claim(a..b = c)|the claim path 'a..b' has an empty name",
                "claim(\"a = c)|has '\"' at column 7; expected a second double quote"
            })
    void parse_anythingElse_isRefusedWithPlaceAndExpectation(String text, String message) {
        assertThatThrownBy(() -> Requirement.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "role(a\u0000)",
                "role(\"a\nb\")",
                "role(\u202eab)",
                "role(a\u2028)",
                "role(a\u00a0b)",
                "role(\ud83d)"
            })
    void parse_oddCharacter_isRefusedWithoutEchoingIt(String text) {
        assertThatThrownBy(() -> Requirement.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContainPattern("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");
    }

    @Test
    void parse_sixteenParentheses_isTheDeepest() {
        assertThat(Requirement.parse("(".repeat(16) + "role(a)" + ")".repeat(16)))
                .hasToString("role(a)");
        assertThatThrownBy(() -> Requirement.parse("(".repeat(17) + "role(a)" + ")".repeat(17)))
                .hasMessageContaining("at most 16 deep");
    }

    @Test
    void parse_manyPairsOfParenthesesSideBySide_isNotDeep() {
        String text = "(role(a)) or ".repeat(100) + "role(b)";

        assertThat(Requirement.parse(text).access()).isEqualTo(Access.AUTHENTICATED);
    }

    @ParameterizedTest
    @CsvSource({
        "public, PUBLIC",
        "optional, OPTIONAL",
        "authenticated, AUTHENTICATED",
        "role(a), AUTHENTICATED",
        "deny, DENY"
    })
    void access_tellsHowTheTokenIsTreated(String text, Access expected) {
        assertThat(Requirement.parse(text).access()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "public|public|public",
                "public|optional|optional",
                "optional|authenticated|authenticated",
                "optional|role(a)|role(a)",
                "authenticated|role(a)|role(a)",
                "authenticated|authenticated|authenticated",
                "role(a)|role(a)|role(a)",
                "role(a)|scope(b)|role(a) and scope(b)",
                "role(a) or role(b)|role(c)|(role(a) or role(b)) and role(c)",
                "role(a) and role(b)|role(b) and role(c)|role(a) and role(b) and role(c)",
                "maxAge(5m)|maxAge(300s)|maxAge(5m)",
                "role(a)|maxAge(5m)|role(a) and maxAge(5m)",
                "maxAge(10m)|maxAge(5m)|maxAge(10m) and maxAge(5m)",
                "role(a)|deny|deny",
                "public|deny|deny"
            })
    void stricter_ofTwo_refusesWhatEitherRefuses(String one, String other, String expected) {
        assertThat(Requirement.parse(one).stricter(Requirement.parse(other))).hasToString(expected);
    }

    @Test
    void stricter_theOtherWayRound_isAsStrict() {
        assertThat(Requirement.DENY.stricter(Requirement.PUBLIC)).isEqualTo(Requirement.DENY);
        assertThat(Requirement.parse("role(a)").stricter(Requirement.OPTIONAL)).hasToString("role(a)");
    }

    @Test
    void anyRole_namesInAnyCharacters_readBackAlike() {
        Requirement requirement = Requirement.anyRole(List.of("a", "b c", "d\"e", "a"));

        assertThat(requirement)
                .hasToString("role(a, \"b c\", \"d\"\"e\")")
                .isEqualTo(Requirement.parse(requirement.toString()));
    }

    @Test
    void anyRole_noneOrAnEmptyOne_isRefused() {
        assertThatThrownBy(() -> Requirement.anyRole(List.of())).hasMessageContaining("DENY lets nobody in");
        assertThatThrownBy(() -> Requirement.anyRole(List.of("a", ""))).hasMessageContaining("empty name");
    }

    @Test
    void equals_otherRequirement_isFalse() {
        assertThat(Requirement.parse("role(a)"))
                .isNotEqualTo(Requirement.parse("scope(a)"))
                .isNotEqualTo(Requirement.AUTHENTICATED)
                .isNotEqualTo("role(a)");
        assertThat(Requirement.PUBLIC).isNotEqualTo(Requirement.OPTIONAL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "public|optional",
                "public|authenticated",
                "optional|authenticated",
                "optional|deny",
                "authenticated|deny",
                "role(a)|deny",
                "authenticated|role(a)",
                "role(a, b)|role(a)",
                "role(a)|scope(a)",
                "scope(a)|scope(a, b)",
                "anyScope(a)|scope(a)",
                "anyScope(a, b)|anyScope(a)",
                "claim(t = 1)|claim(t = 2)",
                "authenticated|maxAge(5m)",
                "maxAge(10m)|maxAge(5m)",
                "maxAge(5m)|role(a)",
                "role(a) or maxAge(5m)|maxAge(5m)",
                "role(a)|role(a) and scope(s)",
                "role(a) or scope(s)|role(a)",
                "role(a) or scope(s)|role(b) or scope(s)",
                "role(a) and scope(s)|role(b)"
            })
    void isWeakerThan_mayLetInWhomTheOtherRefuses_isTrue(String weaker, String stronger) {
        assertThat(Requirement.parse(weaker).isWeakerThan(Requirement.parse(stronger)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "public|public",
                "optional|public",
                "authenticated|authenticated",
                "deny|role(a)",
                "deny|deny",
                "role(a)|authenticated",
                "role(a)|role(b, a)",
                "scope(a, b)|scope(b)",
                "scope(a, b)|anyScope(b, c)",
                "anyScope(a)|anyScope(a, b)",
                "claim(t = 1)|claim(t = 1)",
                "maxAge(5m)|authenticated",
                "maxAge(5m)|maxAge(10m)",
                "maxAge(5m)|maxAge(5m)",
                "role(a) and maxAge(5m)|maxAge(10m) or role(b)",
                "role(a) and scope(s)|role(a)",
                "role(a) and scope(s)|scope(s) and role(a, b)",
                "role(a) and scope(s)|role(b) or scope(s)",
                "role(manager) and claim(t = x)|role(clerk, manager) or scope(s)",
                "role(a) or role(b)|role(a, b)",
                "role(a) or scope(s)|scope(s) or role(a)",
                "role(a) and (scope(s) or scope(t))|scope(s) or scope(t)"
            })
    void isWeakerThan_letsInNobodyWhomTheOtherRefuses_isFalse(String one, String other) {
        assertThat(Requirement.parse(one).isWeakerThan(Requirement.parse(other)))
                .isFalse();
    }
}
