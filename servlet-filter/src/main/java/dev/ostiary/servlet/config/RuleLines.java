package dev.ostiary.servlet.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The names {@code rule.1}, {@code rule.2} and so on, which together are the setting {@code rules} of the place that has them, in
 * the order of their numbers. Numbers may be left out. Stateless.
 */
final class RuleLines {
    static final String SETTING = Setting.RULES.settingName();
    static final String PREFIX = "rule.";

    private static final Pattern NAME = Pattern.compile("rule\\.[1-9][0-9]{0,5}");
    private static final Pattern LINE_BREAK = Pattern.compile("[\\r\\n]");

    private RuleLines() {}

    /** One of these names and what it sets, and where. */
    private record Line(String name, String origin, String text) {}

    /**
     * Puts the rules of one place together.
     *
     * @param place what is written in one of the places that precede each other
     * @param origin how the place is called as a whole
     * @param problems is told what is wrong with one of the names
     * @return the same without these names, and with one source that has their rules
     */
    static List<SettingSource> joined(List<SettingSource> place, String origin, ConfigProblems problems) {
        List<Line> lines = new ArrayList<>();
        List<SettingSource> joined = new ArrayList<>();
        for (SettingSource source : place) {
            List<Line> own = lines(source);
            lines.addAll(own);
            Optional.of(own.isEmpty() ? source : without(source))
                    .filter(rest -> own.isEmpty() || !rest.texts().isEmpty())
                    .ifPresent(joined::add);
        }
        if (lines.isEmpty()) {
            return place;
        }
        lines.sort(Comparator.comparing(RuleLines::number));
        for (SettingSource source : joined) {
            if (source.texts().containsKey(SETTING)) {
                problems.add(
                        SETTING,
                        source.origin(),
                        "stands beside " + lines.get(0).name() + " ("
                                + lines.get(0).origin() + "); write all rules in one of the two ways");
            }
        }
        List<String> texts = new ArrayList<>();
        for (Line line : lines) {
            Optional<String> fault = fault(line);
            fault.ifPresent(text -> problems.add(line.name(), line.origin(), text));
            if (fault.isEmpty()) {
                texts.add(line.text());
            }
        }
        if (!texts.isEmpty()) {
            joined.add(new SettingSource(origin, Map.of(SETTING, String.join("\n", texts))));
        }
        return joined;
    }

    static boolean isRule(String name) {
        return name.startsWith(PREFIX);
    }

    /** Whether it is a name with a number that counts. */
    static boolean isNumbered(String name) {
        return NAME.matcher(name).matches();
    }

    private static List<Line> lines(SettingSource source) {
        List<Line> lines = new ArrayList<>();
        source.texts().forEach((name, text) -> {
            if (isRule(name)) {
                lines.add(new Line(name, source.origin(), text.strip()));
            }
        });
        return lines;
    }

    private static SettingSource without(SettingSource source) {
        Map<String, String> others = new LinkedHashMap<>(source.texts());
        others.keySet().removeIf(RuleLines::isRule);
        return new SettingSource(source.origin(), others);
    }

    private static int number(Line rule) {
        return isNumbered(rule.name()) ? Integer.parseInt(rule.name().substring(PREFIX.length())) : Integer.MAX_VALUE;
    }

    private static Optional<String> fault(Line rule) {
        if (!isNumbered(rule.name())) {
            return Optional.of("there is no such setting; rules are rule.1 to rule.999999, without leading zeros");
        }
        return Optional.of("holds a line break; each rule is an entry of its own")
                .filter(text -> LINE_BREAK.matcher(rule.text()).find());
    }
}
