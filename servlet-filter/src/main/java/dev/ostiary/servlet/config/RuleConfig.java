package dev.ostiary.servlet.config;

import dev.ostiary.servlet.coverage.CoverageMode;
import dev.ostiary.servlet.path.PathPattern;
import dev.ostiary.servlet.rule.Enforcement;
import dev.ostiary.servlet.rule.OpenPages;
import dev.ostiary.servlet.rule.PathRules;
import dev.ostiary.servlet.rule.Rule;
import java.util.List;

/**
 * What requests require, and how strictly that is taken. Immutable.
 *
 * @param publicPaths the requests that need no token, the sign-in page apart; unmodifiable; none of them
 *     {@linkplain PathPattern#isCatchAll() opens everything}
 * @param inForce what each request requires: public paths, the sign-in page within the application, and the rules
 * @param enforcement whether refusals are carried out, for all rules; one of them may still only report
 * @param coverage what is done about servlets that no rule speaks of
 */
public record RuleConfig(
        List<PathPattern> publicPaths, PathRules inForce, Enforcement enforcement, CoverageMode coverage) {

    /** @param pages public by themselves */
    static RuleConfig read(SettingReader read, OpenPages pages) {
        List<PathPattern> publicPaths = read.list(Setting.PUBLIC_PATHS, Locations::publicPath);
        List<Rule> lines = read.lines(Setting.RULES, RuleLines::rule);
        return new RuleConfig(
                publicPaths,
                PathRules.of(publicPaths, pages, lines, problem -> read.problem(Setting.RULES, problem)),
                read.value(Setting.ENFORCEMENT, text -> Words.choice(Enforcement.class, text)),
                read.value(Setting.COVERAGE, text -> Words.choice(CoverageMode.class, text)));
    }
}
