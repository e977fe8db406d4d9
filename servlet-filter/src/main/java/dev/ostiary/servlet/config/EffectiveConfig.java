package dev.ostiary.servlet.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a configuration is in the end, for whoever reads the log: each setting that was written, and where; the others in one
 * line. Texts are shown as they were written, so what came out of a placeholder is not; secrets are not shown at all.
 * Immutable.
 */
public final class EffectiveConfig {
    private final Map<String, SettingSource> chosen = new LinkedHashMap<>();
    private final Placeholders placeholders;
    private final Map<Setting, String> defaults;
    private final Optional<String> foreignVariables;
    private final KeycloakFile keycloak;

    /**
     * What was written.
     *
     * @param sources in the order of their precedence; of their names only those that mean something count
     * @param defaults what stands for settings that nobody wrote, instead of their own defaults
     * @param foreignVariables what to tell about environment variables that begin as ours do, but set nothing
     * @param keycloak what became of the file of Keycloak's adapter
     */
    EffectiveConfig(
            List<SettingSource> sources,
            SettingNames names,
            Placeholders placeholders,
            Map<Setting, String> defaults,
            Optional<String> foreignVariables,
            KeycloakFile keycloak) {
        this.placeholders = placeholders;
        this.defaults = Map.copyOf(defaults);
        this.foreignVariables = foreignVariables;
        this.keycloak = keycloak;
        for (SettingSource source : sources) {
            for (String name : source.texts().keySet()) {
                if (names.fault(name).isEmpty()) {
                    chosen.putIfAbsent(name, source);
                }
            }
        }
    }

    /**
     * One line for each setting that was written, one for each preset, and one for all others.
     *
     * @param handedIn what Java code gave in the place of a setting's text, by what it is; it counts, whatever is written
     */
    List<String> lines(Map<Setting, String> handedIn) {
        Map<String, List<String>> byIssuer = new TreeMap<>();
        for (String name : chosen.keySet()) {
            byIssuer.computeIfAbsent(prefix(name), first -> new ArrayList<>()).add(name);
        }
        List<String> lines = new ArrayList<>();
        handedIn.forEach(
                (setting, type) -> lines.add(setting.settingName() + " = " + type + " (handed to the builder)"));
        for (Map.Entry<String, List<String>> issuer : byIssuer.entrySet()) {
            issuer.getValue().sort(EffectiveConfig::compare);
            for (String name : issuer.getValue()) {
                lines.add(line(name) + (handedIn.containsKey(setting(name)) ? ", which plays no part" : ""));
            }
            preset(issuer.getKey()).ifPresent(lines::add);
        }
        lines.add(others(handedIn));
        keycloak.told().stream().map(Printable::of).forEach(lines::add);
        return List.copyOf(lines);
    }

    Optional<String> foreignVariables() {
        return foreignVariables;
    }

    List<String> warnings() {
        return keycloak.warnings().stream().map(Printable::of).toList();
    }

    private static int compare(String one, String other) {
        int byPosition = setting(one).compareTo(setting(other));
        return byPosition == 0 ? one.compareTo(other) : byPosition;
    }

    private String line(String name) {
        SettingSource source = Objects.requireNonNull(chosen.get(name));
        String origin = Printable.of(source.origin());
        Setting setting = setting(name);
        if (setting.isSecret()) {
            return Printable.of(name) + " = (secret, set by " + origin + ")";
        }
        String text = Objects.requireNonNull(source.texts().get(name));
        return Printable.of(name) + " = " + Printable.of(shown(setting.type(), text)) + " (" + origin + ")";
    }

    private static String shown(SettingType type, String text) {
        if (type == SettingType.URL) {
            return withoutQuery(text);
        }
        return type.isKey() && !isPlace(text) ? "(key of " + text.length() + " characters)" : text;
    }

    /** A query may hold an API key, which is a secret by another name. */
    private static String withoutQuery(String url) {
        int query = url.indexOf('?');
        return query < 0 ? url : url.substring(0, query) + "?...";
    }

    /** A key is long and nothing to look at; where it is says more. */
    private static boolean isPlace(String text) {
        return ResourceText.isLocation(text) || Placeholders.isOne(text);
    }

    /** What a preset stands for that is not written, for one issuer or for all. */
    private Optional<String> preset(String prefix) {
        return presetOf(prefix)
                .map(preset -> guessed(prefix, preset) + prefix + "preset gives: "
                        + Stream.of(Setting.values())
                                .filter(setting -> counts(preset, setting) && isUnwritten(prefix, setting))
                                .map(setting -> setting.settingName() + "="
                                        + preset.texts().get(setting))
                                .collect(Collectors.joining("; ")));
    }

    private boolean counts(Preset preset, Setting setting) {
        return preset.texts().containsKey(setting) && !defaults.containsKey(setting);
    }

    private Optional<Preset> presetOf(String prefix) {
        Optional<String> written = text(prefix, Setting.PRESET);
        return written.isPresent()
                ? written.map(text -> Words.choice(Preset.class, text))
                : text(prefix, Setting.CLIENT_ID)
                        .flatMap(clientId -> text(prefix, Setting.ISSUER))
                        .flatMap(PresetGuess::of);
    }

    /** That nobody wrote a preset, and which one counts nevertheless. */
    private String guessed(String prefix, Preset preset) {
        return text(prefix, Setting.PRESET).isPresent()
                ? ""
                : "preset " + preset.name().toLowerCase(Locale.ROOT) + " is guessed from " + prefix + "issuer; ";
    }

    private Optional<String> text(String prefix, Setting setting) {
        String name = prefix + setting.settingName();
        return Optional.ofNullable(chosen.get(name))
                .flatMap(source -> Optional.ofNullable(source.texts().get(name)))
                .map(text -> placeholders.replaceIn(text).strip());
    }

    private String others(Map<Setting, String> handedIn) {
        Map<Setting, String> given = presetOf("").map(Preset::texts).orElse(Map.of());
        List<String> defaults = new ArrayList<>();
        List<String> unset = new ArrayList<>();
        for (Setting setting : Setting.values()) {
            if (!isUnwritten("", setting) || given.containsKey(setting) || handedIn.containsKey(setting)) {
                continue;
            }
            if (text(setting).isEmpty()) {
                unset.add(setting.settingName());
            } else {
                defaults.add(setting.settingName() + "=" + text(setting));
            }
        }
        return "defaults: " + String.join("; ", defaults) + "; not set: " + String.join(", ", unset);
    }

    private String text(Setting setting) {
        return defaults.containsKey(setting)
                ? String.valueOf(defaults.get(setting))
                : setting.defaultText().orElse("");
    }

    private boolean isUnwritten(String prefix, Setting setting) {
        boolean inherited = setting.isInherited() && chosen.containsKey(setting.settingName());
        return !inherited && !chosen.containsKey(prefix + setting.settingName());
    }

    private static Setting setting(String name) {
        return Setting.of(name.substring(prefix(name).length())).orElseThrow();
    }

    /** What stands before the name of the setting itself; empty for the filter's own. */
    private static String prefix(String name) {
        return name.substring(0, name.lastIndexOf('.') + 1);
    }
}
