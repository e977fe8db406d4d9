package dev.ostiary.servlet.config;

import dev.ostiary.servlet.config.PropertiesText.Entry;
import dev.ostiary.servlet.rule.Rule;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The entries {@code rule.1}, {@code rule.2} and so on of a properties file, which together are the setting {@code rules}, in
 * the order of their numbers. Numbers may be left out.
 */
final class RuleLines {
    static final String SETTING = "rules";
    static final String PREFIX = "rule.";

    private static final Pattern NAME = Pattern.compile("rule\\.[1-9][0-9]{0,5}");
    private static final Pattern COMMENT = Pattern.compile("\\s#");
    private static final Pattern LINE_BREAK = Pattern.compile("[\\r\\n]");

    private final List<Entry> good;

    /** @param problem what is wrong with an entry */
    RuleLines(List<Entry> entries, BiConsumer<Entry, String> problem) {
        List<Entry> rules = entries.stream().filter(RuleLines::isRule).toList();
        rules.forEach(rule -> fault(rule).ifPresent(text -> problem.accept(rule, text)));
        entries.stream()
                .filter(entry -> entry.name().equals(SETTING) && !rules.isEmpty())
                .forEach(entry -> problem.accept(
                        entry, "stands beside " + rules.get(0) + "; write all rules in one of the two ways"));
        good = rules.stream().filter(rule -> fault(rule).isEmpty()).toList();
    }

    static boolean isRule(Entry entry) {
        return entry.name().startsWith(PREFIX);
    }

    /** A rule as it stands in any place; only the format of a properties file has comments, and takes them off itself. */
    static Rule rule(String line) {
        if (line.strip().startsWith("#")) {
            throw new IllegalArgumentException(
                    "a line begins with '#', which is a comment in a properties file alone; remove the line");
        }
        try {
            return Rule.parse(line);
        } catch (IllegalArgumentException e) {
            String hint = COMMENT.matcher(line).find() ? "; '#' begins no comment within a rule" : "";
            throw new IllegalArgumentException(e.getMessage() + hint, e);
        }
    }

    /** One rule a line; empty when there is none. */
    Optional<String> text() {
        return Optional.of(good.stream()
                        .sorted(Comparator.comparingInt(RuleLines::number))
                        .map(Entry::text)
                        .collect(Collectors.joining("\n")))
                .filter(text -> !good.isEmpty());
    }

    private static int number(Entry rule) {
        return Integer.parseInt(rule.name().substring(PREFIX.length()));
    }

    private static Optional<String> fault(Entry rule) {
        if (!NAME.matcher(rule.name()).matches()) {
            return Optional.of("there is no such setting; rules are rule.1 to rule.999999, without leading zeros");
        }
        return Optional.of("holds a line break; each rule is an entry of its own")
                .filter(text -> LINE_BREAK.matcher(rule.text()).find());
    }
}
