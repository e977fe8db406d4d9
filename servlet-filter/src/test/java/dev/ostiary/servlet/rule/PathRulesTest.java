package dev.ostiary.servlet.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.servlet.path.PathPattern;
import dev.ostiary.servlet.path.RequestPath;
import dev.ostiary.servlet.testing.RequestPaths;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathRulesTest {
    private static final PathRules RULES = rules(
            List.of("/", "/open/**", "/sign-in"),
            "GET /orders/** = role(clerk)",
            "DELETE /orders/* = deny",
            "/orders/** = role(manager)",
            "servlet:reports = scope(reports)",
            "/docs/index.html = role(editor)",
            "/docs/ = optional",
            "/docs/** = role(reader)");

    private static PathRules rules(List<String> publicPaths, String... rules) {
        return PathRules.of(
                publicPaths.stream().map(PathPattern::parse).toList(),
                Optional.of(PathPattern.parse("/login")),
                Stream.of(rules).map(Rule::parse).toList());
    }

    private static Requirement requirement(PathRules rules, String method, RequestPath path) {
        return ruling(rules, method, path).requirement();
    }

    private static Ruling ruling(PathRules rules, String method, RequestPath path) {
        return rules.ruling(method, path, Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /, public",
        "POST, /open/orders, public",
        "GET, /sign-in, public",
        "GET, /sign-in/, authenticated",
        "GET, /orders, role(clerk)",
        "HEAD, /orders/1, role(clerk)",
        "POST, /orders/1, role(manager)",
        "DELETE, /orders/1, deny",
        "DELETE, /orders/1/2, role(manager)",
        "delete, /orders/1, role(manager)",
        "OPTIONS, /orders/1, role(manager)",
        "GET, /docs/a, role(reader)",
        "GET, /elsewhere, authenticated"
    })
    void requirement_ofARequest_isThatOfTheFirstRuleThatSpeaksOfIt(String method, String path, String expected) {
        assertThat(requirement(RULES, method, RequestPaths.of(path))).hasToString(expected);
    }

    @Test
    void requirement_servletOfThatName_isItsOwn() {
        assertThat(requirement(RULES, "GET", RequestPaths.ofServlet("/x", "reports")))
                .hasToString("scope(reports)");
    }

    @Test
    void requirement_welcomeFile_isTheStricterOfWhatItsTwoNamesRequire() {
        RequestPath path = RequestPaths.welcome("/docs/", "/docs/index.html");

        assertThat(requirement(RULES, "GET", path)).hasToString("role(editor)");
        assertThat(requirement(RULES, "GET", RequestPaths.of("/docs/"))).hasToString("optional");
    }

    @Test
    void requirement_welcomeFileWithTwoConditions_isBoth() {
        PathRules rules = rules(List.of(), "/a/ = role(x)", "/a/i.html = scope(y)");

        assertThat(requirement(rules, "GET", RequestPaths.welcome("/a/", "/a/i.html")))
                .hasToString("scope(y) and role(x)");
    }

    @Test
    void requirement_welcomeFileWithoutARule_isNotOpenedByTheFoldersRule() {
        PathRules rules = rules(List.of(), "/a/ = public");

        assertThat(requirement(rules, "GET", RequestPaths.welcome("/a/", "/a/i.html")))
                .isEqualTo(Requirement.AUTHENTICATED);
    }

    @Test
    void requirement_publicPath_opensAWelcomeFileByEitherName() {
        PathRules rules = rules(List.of("/a/", "/b/i.html"), "/*/i.html = deny");

        assertThat(requirement(rules, "GET", RequestPaths.welcome("/a/", "/a/i.html")))
                .isEqualTo(Requirement.PUBLIC);
        assertThat(requirement(rules, "GET", RequestPaths.welcome("/b/", "/b/i.html")))
                .isEqualTo(Requirement.PUBLIC);
    }

    @Test
    void requirement_withoutRules_isAUser() {
        assertThat(requirement(rules(List.of()), "GET", RequestPaths.of("/"))).isEqualTo(Requirement.AUTHENTICATED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/elsewhere|public|public",
                "/elsewhere|role(x)|role(x)",
                "/elsewhere|deny|deny",
                "/orders|public|role(clerk)",
                "/orders|role(x)|role(clerk) and role(x)",
                "/orders|deny|deny",
                "/open/a|public|public",
                "/open/a|role(x)|role(x)",
                "/open/a|deny|deny"
            })
    void requirement_servletHasItsOwn_isTheStricter(String path, String servlet, String expected) {
        Requirement own = Requirement.parse(servlet);

        assertThat(RULES.ruling("GET", RequestPaths.of(path), Optional.of(own)).requirement())
                .hasToString(expected);
    }

    @Test
    void of_unreachableRules_namesEachWithWhatStandsBeforeIt() {
        assertThatThrownBy(() -> rules(List.of("/open/**"), "/a/** = role(x)", "GET /a/b = public", "/open/c = deny"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the rule 'GET /a/b = public' can never decide: the rule '/a/** = role(x)' before it takes every"
                                + " such request; move it up, or remove it; the rule '/open/c = deny' can never decide: the public"
                                + " path '/open/**' (public-paths, sign-in-page) before it takes every such request; move it up,"
                                + " or remove it");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET    | /open/x    | public-paths",
                "GET    | /login     | sign-in-page",
                "GET    | /elsewhere | default",
                "HEAD   | /orders/1  | GET /orders/** = role(clerk)",
                "DELETE | /orders/1  | DELETE /orders/* = deny"
            })
    void ruling_ofARequest_namesWhatDecides(String method, String path, String name) {
        assertThat(ruling(RULES, method, RequestPaths.of(path)).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/open/a    | role(x) | servlet-annotation",
                "/elsewhere | public  | servlet-annotation",
                "/orders    | public  | GET /orders/** = role(clerk)",
                "/orders    | deny    | servlet-annotation"
            })
    void ruling_servletHasItsOwn_namesWhatDecides(String path, String servlet, String name) {
        Optional<Requirement> own = Optional.of(Requirement.parse(servlet));

        assertThat(RULES.ruling("GET", RequestPaths.of(path), own).name()).isEqualTo(name);
    }

    @Test
    void ruling_reportOnlyRuleBesideADemandOfTheServlet_isEnforced() {
        PathRules rules = rules(List.of(), "/a = role(x) [report-only]");
        RequestPath path = RequestPaths.of("/a");

        assertThat(rules.ruling("GET", path, Optional.of(Requirement.AUTHENTICATED))
                        .enforcement())
                .isEqualTo(Enforcement.ENFORCE);
        assertThat(rules.ruling("GET", path, Optional.of(Requirement.PUBLIC)).enforcement())
                .isEqualTo(Enforcement.REPORT_ONLY);
    }

    @Test
    void onlyReporting_namesTheRulesThatRefuseNobody() {
        PathRules rules = rules(List.of(), "/a = deny", "/b = deny [report-only]", "/c = role(x)");

        assertThat(rules.onlyReporting()).singleElement().hasToString("/b = deny [report-only]");
        assertThat(ruling(rules, "GET", RequestPaths.of("/b")).enforcement()).isEqualTo(Enforcement.REPORT_ONLY);
        assertThat(ruling(rules, "GET", RequestPaths.of("/c")).enforcement()).isEqualTo(Enforcement.ENFORCE);
    }

    @Test
    void openingEverything_publicCatchAllsOfAnyMethod_areNamedInTheirOrder() {
        PathRules rules = rules(
                List.of(), "/a/** = public", "POST /** = public", "GET /** = optional", "/b = deny", "/** = public");

        assertThat(rules.openingEverything()).map(Rule::toString).containsExactly("POST /** = public", "/** = public");
    }
}
