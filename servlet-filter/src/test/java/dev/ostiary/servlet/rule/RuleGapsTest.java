package dev.ostiary.servlet.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.path.UrlPattern;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleGapsTest {
    private static RuleGaps gaps(String rules) {
        List<Rule> parsed = Stream.of(rules.split(";")).map(Rule::parse).toList();
        return PathRules.of(List.of(), Optional.empty(), parsed).gaps();
    }

    private static List<String> at(String mapping, String rules) {
        return gaps(rules).at(new ServletReach("s", UrlPattern.ofServlet(mapping), List.of()), Optional.empty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /a = role(x)|GET, HEAD|default = authenticated",
                "POST /a = role(x); /** = public|POST|/** = public",
                "POST /a = role(x); GET /a = public|POST, GET, HEAD|default = authenticated",
                "GET /a = role(x); POST /a = role(y); /** = authenticated|GET, HEAD, POST|/** = authenticated",
                "GET /a = authenticated; /* = optional|GET, HEAD|/* = optional",
                "DELETE /a = deny|DELETE|default = authenticated",
                "GET /a = role(x); /a/** = role(x, y)|GET, HEAD|/a/** = role(x, y)",
                "GET /a = role(x); /** = role(x) [report-only]|GET, HEAD|/** = role(x) [report-only]"
            })
    void ofMethods_restFallsToSomethingWeaker_isTold(String rules, String methods, String rest) {
        assertThat(gaps(rules).ofMethods())
                .singleElement()
                .asString()
                .startsWith("the rules name '/a' for " + methods + " only; every other method falls to '" + rest + "'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/a = role(x)",
                "GET /a = authenticated",
                "GET /a = public",
                "GET /a = optional",
                "GET /a = role(x); /a = deny",
                "GET /a = role(x, y) or scope(s); /a = role(x) and claim(t = 1)",
                "POST /a = role(manager); /a = role(clerk)",
                "POST /a/{id} = role(manager); /a/* = role(clerk)",
                "GET /a = role(x); /** = role(x)",
                "GET /a = role(x) [report-only]",
                "GET /a = role(x); /** = deny"
            })
    void ofMethods_everyMethodNamedOrGuardedAsWell_isNone(String rules) {
        assertThat(gaps(rules).ofMethods()).isEmpty();
    }

    @Test
    void ofMethods_servletForSomeMethods_isTold() {
        assertThat(gaps("GET servlet:s = role(x)").ofMethods()).hasSize(1);
        assertThat(gaps("GET servlet:s = role(x);servlet:s = deny").ofMethods()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/admin/*|/admin = role(x)|BELOW: what is below /admin falls to default = authenticated",
                "/|/admin = role(x); /** = public|BELOW: what is below /admin falls to /** = public",
                "/admin/*|/admin/ = deny|BELOW: what is below /admin/ falls to default = authenticated",
                "/a/*|/a/{id} = role(x)|BELOW: what is below /a/{id} falls to default = authenticated",
                "/a/*|POST /a/** = role(x)|METHODS: of /a/** others than POST fall to default = authenticated"
            })
    void at_partOfAServletFallsToSomethingWeaker_isTold(String mapping, String rules, String expected) {
        assertThat(at(mapping, rules)).containsExactly(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/admin|/admin = role(x)",
                "/admin/*|/admin/** = role(x)",
                "/admin/*|/admin = role(x, y); /admin/** = role(x)",
                "/admin/*|/admin = authenticated",
                "/admin/*|/admin = role(x); /** = authenticated",
                "/admin/*|/admin = public; /** = deny",
                "/other/*|/admin = role(x)",
                "/other/*|POST /a/** = role(x)",
                "*.do|/ = role(x)"
            })
    void at_noRequestOfTheServletFallsToSomethingWeaker_isNone(String mapping, String rules) {
        assertThat(at(mapping, rules)).isEmpty();
    }

    @Test
    void at_servletThatAsksForAsMuchItself_isNone() {
        ServletReach reach = new ServletReach("s", UrlPattern.ofServlet("/admin/*"), List.of());

        assertThat(gaps("/admin = role(x)").at(reach, Optional.of(Requirement.parse("role(x)"))))
                .isEmpty();
        assertThat(gaps("/admin = role(x)").at(reach, Optional.of(Requirement.PUBLIC)))
                .hasSize(1);
    }
}
