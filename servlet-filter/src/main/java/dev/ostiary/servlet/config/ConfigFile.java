package dev.ostiary.servlet.config;

import dev.ostiary.servlet.config.PropertiesText.Entry;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The properties file that the setting {@code config} names: {@code /WEB-INF/...} within the application, {@code
 * classpath:...} or {@code file:/...}; UTF-8, at most 1 MiB. Each of its settings is a source of its own, so that a problem
 * names the line.
 */
final class ConfigFile {
    private static final String CONFIG = "config";
    private static final int LONGEST_NAME = 100;
    private static final Pattern LIKE_A_NAME = Pattern.compile("[a-z0-9]+([._-][a-z0-9]+)*");

    private final String location;
    private final ConfigProblems problems;

    /**
     * @param location where the file is, as {@code config} says
     * @param problems of lines; what is wrong with the location itself is thrown
     */
    ConfigFile(String location, ConfigProblems problems) {
        this.location = location;
        this.problems = problems;
    }

    /**
     * What the file sets, each text once.
     *
     * @throws IllegalArgumentException when there is no such file, or it cannot be read
     */
    List<SettingSource> sources(Deployment deployment) {
        PropertiesText properties = PropertiesText.parse(DeployedText.at(location, deployment));
        properties.faults().forEach(fault -> problems.add(CONFIG, origin(fault.line()), fault.text()));
        List<Entry> entries =
                properties.entries().stream().filter(this::isNamed).toList();
        List<SettingSource> lines = entries.stream()
                .map(entry -> new SettingSource(origin(entry.line()), Map.of(entry.name(), entry.text())))
                .toList();
        return RuleLines.joined(lines, "file " + location, problems);
    }

    private boolean isNamed(Entry entry) {
        if (entry.name().equals(CONFIG)) {
            problem(entry, "a file cannot name another one; remove the line");
            return false;
        }
        boolean named = isLikeAName(entry.name());
        if (!named) {
            problems.add(
                    CONFIG,
                    origin(entry.line()),
                    "is named like no setting; end a line with a backslash where its value goes on in the next");
        }
        return named;
    }

    /** What is nothing like a name may be a line of a secret that went astray, and must not be shown. */
    private static boolean isLikeAName(String name) {
        return name.length() <= LONGEST_NAME
                && (LIKE_A_NAME.matcher(name).matches()
                        || RuleLines.isRule(name)
                        || NearestName.to(name).isPresent());
    }

    private String origin(int line) {
        return "file " + location + ", line " + line;
    }

    private void problem(Entry entry, String text) {
        problems.add(entry.name(), origin(entry.line()), text);
    }
}
