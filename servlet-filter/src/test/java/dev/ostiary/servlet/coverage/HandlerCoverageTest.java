package dev.ostiary.servlet.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.coverage.HandlerCoverage.Handler;
import dev.ostiary.servlet.path.PathPattern;
import dev.ostiary.servlet.rule.PathRules;
import dev.ostiary.servlet.rule.Requirement;
import dev.ostiary.servlet.rule.Rule;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandlerCoverageTest {
    private static final PathRules RULES = PathRules.of(
            List.of(PathPattern.parse("/open/**")),
            Optional.empty(),
            Stream.of("/a/b = role(x)", "/a/** = authenticated")
                    .map(Rule::parse)
                    .toList());

    private static String table(String pattern, Requirement own) {
        return new HandlerCoverage(List.of(new Handler(pattern, "GET A#b", Optional.ofNullable(own))), RULES)
                .toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/a/b | /a/b = role(x)",
                "/a/c | /a/** = authenticated",
                "/a/{id} | /a/b = role(x); /a/** = authenticated",
                "/a/{id}/parts | /a/b = role(x); /a/** = authenticated",
                "/a/*.png | /a/b = role(x); /a/** = authenticated",
                "/ | default = authenticated",
                "/open/{x} | public-paths /open/** = public [OPEN: some of it needs no user]"
            })
    void toString_handler_showsEachRuleThatMayCount(String pattern, String guards) {
        assertThat(table(pattern, null))
                .isEqualTo("What guards each handler, first match first:\n  '" + pattern + "' (GET A#b): " + guards);
    }

    @Test
    void toString_annotation_standsBehindTheRules() {
        assertThat(table("/a/c", Requirement.DENY)).endsWith("/a/** = authenticated and handler-annotation = deny");
    }

    @Test
    void toString_annotationThatAsksForSomebody_isNotOpen() {
        assertThat(table("/open/a", Requirement.AUTHENTICATED)).doesNotContain("OPEN");
        assertThat(table("/open/a", Requirement.PUBLIC)).contains("OPEN");
    }
}
