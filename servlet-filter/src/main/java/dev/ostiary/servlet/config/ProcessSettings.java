package dev.ostiary.servlet.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Settings by system property ({@code ostiary.clock-skew}) and environment variable ({@code OSTIARY_CLOCK_SKEW}), each as a
 * source of its own, so that a problem names exactly where it was set. Stateless.
 */
final class ProcessSettings {
    private static final String PROPERTY_PREFIX = "ostiary.";
    private static final String VARIABLE_PREFIX = "OSTIARY_";
    private static final String ISSUERS = "issuers.";

    private ProcessSettings() {}

    /** Whatever begins with {@code ostiary.}, whether or not it names a setting. */
    static List<SettingSource> ofSystemProperties(Map<String, String> properties) {
        return properties.entrySet().stream()
                .filter(property -> property.getKey().startsWith(PROPERTY_PREFIX))
                .sorted(Map.Entry.comparingByKey())
                .map(property -> new SettingSource(
                        "system property " + property.getKey(),
                        Map.of(property.getKey().substring(PROPERTY_PREFIX.length()), property.getValue())))
                .toList();
    }

    /** The variables that are named after a setting, be it of an issuer that is there or not. */
    static List<SettingSource> ofEnvironment(Map<String, String> environment) {
        List<SettingSource> sources = new ArrayList<>();
        ours(environment)
                .forEach(variable -> settingName(variable.getKey())
                        .ifPresent(name -> sources.add(new SettingSource(
                                "environment " + variable.getKey(), Map.of(name, variable.getValue())))));
        return sources;
    }

    /** What to tell about variables that look like ours and are not; empty when there is none. */
    static Optional<String> foreignVariables(Map<String, String> environment, SettingNames known) {
        String names = ours(environment)
                .map(Map.Entry::getKey)
                .filter(variable -> settingName(variable)
                        .filter(name -> known.fault(name).isEmpty())
                        .isEmpty())
                .map(variable -> Printable.of(variable) + hint(variable))
                .collect(Collectors.joining(", "));
        return Optional.of(names)
                .filter(found -> !found.isEmpty())
                .map(found -> "environment variables that begin with " + VARIABLE_PREFIX
                        + " but fit no setting are not used: " + found);
    }

    /** The variable that sets a setting. */
    static String variable(String settingName) {
        return VARIABLE_PREFIX
                + settingName.toUpperCase(Locale.ROOT).replace('-', '_').replace('.', '_');
    }

    private static Stream<Map.Entry<String, String>> ours(Map<String, String> environment) {
        return environment.entrySet().stream()
                .filter(variable -> variable.getKey().startsWith(VARIABLE_PREFIX))
                .sorted(Map.Entry.comparingByKey());
    }

    private static Optional<String> settingName(String variable) {
        Optional<String> own =
                names().filter(name -> variable(name).equals(variable)).findAny();
        return own.or(() -> names().sorted(Comparator.comparing(String::length).reversed())
                .flatMap(name -> ofIssuer(variable, name).stream())
                .findFirst());
    }

    /** Issuers' names have no dot, so what stands between is one of them in exactly one way once the longest setting counts. */
    private static Optional<String> ofIssuer(String variable, String name) {
        String start = variable(ISSUERS);
        String end = variable("." + name).substring(VARIABLE_PREFIX.length());
        boolean fits = variable.startsWith(start)
                && variable.endsWith(end)
                && variable.length() > start.length() + end.length();
        return fits
                ? Optional.of(variable.substring(start.length(), variable.length() - end.length()))
                        .map(issuer -> ISSUERS + issuer.toLowerCase(Locale.ROOT).replace('_', '-') + "." + name)
                : Optional.empty();
    }

    private static Stream<String> names() {
        return Stream.of(Setting.values()).map(Setting::settingName);
    }

    private static String hint(String variable) {
        return NearestName.to(variable.substring(VARIABLE_PREFIX.length()))
                .map(nearest -> " (did you mean " + variable(nearest) + "?)")
                .orElse("");
    }
}
