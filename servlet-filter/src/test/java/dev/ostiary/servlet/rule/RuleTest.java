package dev.ostiary.servlet.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/a = public|/a = public",
                "/a=public|/a = public",
                "  GET,POST /a/**   =role(a)|GET,POST /a/** = role(a)",
                "/a=claim(b=c)|/a = claim(b = c)",
                "/a= claim(b = c)|/a = claim(b = c)",
                "/a =claim(b= c)|/a = claim(b = c)",
                "/a=b = deny|/a=b = deny",
                "/a=b = claim(c = d)|/a=b = claim(c = d)",
                "/a=b\t= (role(c))|/a=b = role(c)",
                "/a(b) = deny|/a(b) = deny",
                "servlet:a = optional|servlet:a = optional",
                "/a b = authenticated|/a b = authenticated",
                "/a = role(b)[report-only] |/a = role(b) [report-only]"
            })
    void parse_rule_isShownAsParseReadsIt(String text, String shown) {
        assertThat(Rule.parse(text)).hasToString(shown).isEqualTo(Rule.parse(shown));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|it has no '='; expected [METHOD[,METHOD]] PATTERN = REQUIREMENT",
                "/a public|the rule '/a public' is wrong: it has no '='",
                "/a: public|it has no '='",
                "= public|begins with neither '/' nor 'servlet:'",
                "/a =|the requirement '' ends at column 1",
                "get /a = public|so write GET",
                "/a//b = public|empty segment",
                "/a = nobody|has 'nobody'",
                "/a = public = deny|has '='",
                "/a = deny [report]|has '['",
                "/a = deny [report-only] [report-only]|has '['",
                "/a = [report-only]|the requirement '' ends",
                "/a = public [report-only]|a public rule refuses nothing that could be reported"
            })
    void parse_anythingElse_isRefusedWithTheReason(String text, String reason) {
        assertThatThrownBy(() -> Rule.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }
}
