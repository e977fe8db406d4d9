package dev.ostiary.servlet.config;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a configuration is in the end, for whoever reads the log: each setting that was written, and where; the others in one
 * line. Texts are shown as they were written, so what came out of a placeholder is not; secrets are not shown at all.
 * Immutable.
 */
final class EffectiveConfig {
    private static final Pattern LAST_NAME = Pattern.compile("[^.]*$");

    private final Map<String, SettingSource> chosen = new LinkedHashMap<>();
    private final Placeholders placeholders;

    /** @param sources in the order of their precedence; of their names only those that mean something count */
    EffectiveConfig(List<SettingSource> sources, SettingNames names, Placeholders placeholders) {
        this.placeholders = placeholders;
        sources.forEach(source -> source.texts().keySet().stream()
                .filter(name -> names.fault(name).isEmpty())
                .forEach(name -> chosen.putIfAbsent(name, source)));
    }

    /** One line for each setting that was written, one for each preset, and one for all others. */
    List<String> lines() {
        Map<String, List<String>> byIssuer = chosen.keySet().stream()
                .sorted(Comparator.comparing(EffectiveConfig::position).thenComparing(Comparator.naturalOrder()))
                .collect(Collectors.groupingBy(EffectiveConfig::prefix, TreeMap::new, Collectors.toList()));
        Stream<String> written = byIssuer.entrySet().stream()
                .flatMap(issuer ->
                        Stream.concat(issuer.getValue().stream().map(this::line), preset(issuer.getKey()).stream()));
        return Stream.concat(written, Stream.of(others())).toList();
    }

    private String line(String name) {
        SettingSource source = Optional.ofNullable(chosen.get(name)).orElseThrow();
        String origin = Printable.of(source.origin());
        Optional<Setting> setting = setting(name);
        if (setting.filter(Setting::isSecret).isPresent()) {
            return Printable.of(name) + " = (secret, set by " + origin + ")";
        }
        String text = Optional.ofNullable(source.texts().get(name)).orElseThrow();
        String shown = setting.map(known -> shown(known.type(), text)).orElse(text);
        return Printable.of(name) + " = " + Printable.of(shown) + " (" + origin + ")";
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
        return chosenPreset(prefix)
                .map(preset -> prefix + "preset gives: "
                        + inOrder()
                                .filter(setting -> preset.texts().containsKey(setting) && isUnwritten(prefix, setting))
                                .map(setting -> setting.settingName() + "="
                                        + preset.texts().get(setting))
                                .collect(Collectors.joining("; ")));
    }

    private Optional<Preset> chosenPreset(String prefix) {
        String name = prefix + Setting.PRESET.settingName();
        return Optional.ofNullable(chosen.get(name))
                .flatMap(source -> Optional.ofNullable(source.texts().get(name)))
                .map(text ->
                        Words.choice(Preset.class, placeholders.replaceIn(text).strip()));
    }

    private String others() {
        Map<Setting, String> given = chosenPreset("").map(Preset::texts).orElse(Map.of());
        List<Setting> unwritten = inOrder()
                .filter(setting -> isUnwritten("", setting) && !given.containsKey(setting))
                .toList();
        String defaults = unwritten.stream()
                .filter(setting -> !text(setting).isEmpty())
                .map(setting -> setting.settingName() + "=" + text(setting))
                .collect(Collectors.joining("; "));
        String unset = unwritten.stream()
                .filter(setting -> text(setting).isEmpty())
                .map(Setting::settingName)
                .collect(Collectors.joining(", "));
        return "defaults: " + defaults + "; not set: " + unset;
    }

    private static String text(Setting setting) {
        return setting.defaultText().orElse("");
    }

    private boolean isUnwritten(String prefix, Setting setting) {
        boolean inherited = setting.isInherited() && chosen.containsKey(setting.settingName());
        return !inherited && !chosen.containsKey(prefix + setting.settingName());
    }

    private static Stream<Setting> inOrder() {
        return Stream.of(Setting.values());
    }

    private static Optional<Setting> setting(String name) {
        return Setting.of(name.substring(prefix(name).length()));
    }

    /** What stands before the name of the setting itself; empty for the filter's own. */
    private static String prefix(String name) {
        return LAST_NAME.matcher(name).replaceFirst("");
    }

    private static int position(String name) {
        return setting(name).map(Setting::ordinal).orElse(Integer.MAX_VALUE);
    }
}
