package dev.ostiary.servlet.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
        List<SettingSource> sources = new ArrayList<>();
        for (Map.Entry<String, String> property :
                beginningWith(PROPERTY_PREFIX, properties).entrySet()) {
            String name = property.getKey().substring(PROPERTY_PREFIX.length());
            sources.add(new SettingSource("system property " + property.getKey(), Map.of(name, property.getValue())));
        }
        return sources;
    }

    /** The variables that are named after a setting, be it of an issuer that is there or not. */
    static List<SettingSource> ofEnvironment(Map<String, String> environment) {
        List<SettingSource> sources = new ArrayList<>();
        for (Map.Entry<String, String> variable :
                beginningWith(VARIABLE_PREFIX, environment).entrySet()) {
            settingNames(variable.getKey())
                    .forEach(name -> sources.add(
                            new SettingSource("environment " + variable.getKey(), Map.of(name, variable.getValue()))));
        }
        return sources;
    }

    /** What to tell about variables that look like ours and are not; empty when there is none. */
    static Optional<String> foreignVariables(Map<String, String> environment, SettingNames known) {
        List<String> foreign = new ArrayList<>();
        for (String variable : beginningWith(VARIABLE_PREFIX, environment).keySet()) {
            if (settingNames(variable).stream()
                    .noneMatch(name ->
                            RuleLines.isNumbered(name) || known.fault(name).isEmpty())) {
                foreign.add(Printable.of(variable) + hint(variable));
            }
        }
        return foreign.isEmpty()
                ? Optional.empty()
                : Optional.of("environment variables that begin with " + VARIABLE_PREFIX
                        + " but fit no setting are not used: " + String.join(", ", foreign));
    }

    /** The variable that sets a setting. */
    static String variable(String settingName) {
        return VARIABLE_PREFIX
                + settingName.toUpperCase(Locale.ROOT).replace('-', '_').replace('.', '_');
    }

    /** In the order of their names. */
    private static Map<String, String> beginningWith(String prefix, Map<String, String> all) {
        Map<String, String> ours = new TreeMap<>();
        for (Map.Entry<String, String> each : all.entrySet()) {
            if (each.getKey().startsWith(prefix)) {
                ours.put(each.getKey(), each.getValue());
            }
        }
        return ours;
    }

    /**
     * What a variable may set. Of issuers' settings there may be several, for {@code SHOP_CLIENT_SECRET} can be the {@code client-secret} of
     * one issuer or the {@code secret} of another; one of them has a meaning, or two issuers' names contradict each other.
     */
    private static List<String> settingNames(String variable) {
        Optional<String> own =
                names().filter(name -> variable(name).equals(variable)).findAny();
        return own.or(() -> rule(variable))
                .map(List::of)
                .orElseGet(() -> names().sorted(
                                Comparator.comparing(String::length).reversed())
                        .flatMap(name -> ofIssuer(variable, name).stream())
                        .toList());
    }

    /** What two names of issuers that begin alike may not differ by: one's variable would be the other's, too. */
    static Optional<String> commonVariable(String issuer, String longer) {
        return names().filter(ProcessSettings::isOfIssuer)
                .filter(name -> longer.startsWith(issuer + "-")
                        && names().filter(ProcessSettings::isOfIssuer)
                                .anyMatch(other -> (longer + "-" + other).equals(issuer + "-" + name)))
                .findFirst()
                .map(name -> variable(ISSUERS + issuer + "." + name));
    }

    private static boolean isOfIssuer(String name) {
        return Setting.of(name).filter(Setting::isPerIssuer).isPresent();
    }

    private static Optional<String> rule(String variable) {
        String prefix = variable(RuleLines.PREFIX);
        return Optional.of(variable)
                .filter(name -> name.startsWith(prefix))
                .map(name -> RuleLines.PREFIX + name.substring(prefix.length()))
                .filter(RuleLines::isNumbered);
    }

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
