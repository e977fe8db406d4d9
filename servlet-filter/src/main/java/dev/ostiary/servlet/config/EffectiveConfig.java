package dev.ostiary.servlet.config;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a configuration is in the end, for whoever reads the log: each setting that was written, and where; the others in one
 * line. Texts are shown as they were written, so what came out of a placeholder is not; secrets are not shown at all.
 * Immutable.
 */
final class EffectiveConfig {
    private final Map<String, SettingSource> chosen = new LinkedHashMap<>();

    /** @param sources in the order of their precedence, of known names only */
    EffectiveConfig(List<SettingSource> sources) {
        sources.forEach(source -> source.texts().keySet().forEach(name -> chosen.putIfAbsent(name, source)));
    }

    /** One line for each setting that was written, in the order of {@link Setting}, and one for all others. */
    List<String> lines() {
        Stream<String> written = chosen.keySet().stream()
                .sorted(Comparator.comparing(EffectiveConfig::issuer)
                        .thenComparing(EffectiveConfig::position)
                        .thenComparing(Comparator.naturalOrder()))
                .map(this::line);
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
        String shown =
                setting.filter(known -> known.type().isKey() && !isPlace(text)).isPresent()
                        ? "(key of " + text.length() + " characters)"
                        : Printable.of(text);
        return Printable.of(name) + " = " + shown + " (" + origin + ")";
    }

    /** A key is long and nothing to look at; where it is says more. */
    private static boolean isPlace(String text) {
        return ResourceText.isLocation(text) || Placeholders.isOne(text);
    }

    private String others() {
        String defaults = unwritten()
                .flatMap(
                        setting -> setting
                                .defaultText()
                                .filter(text -> !text.isEmpty())
                                .map(text -> setting.settingName() + "=" + text)
                                .stream())
                .collect(Collectors.joining("; "));
        String unset = unwritten()
                .filter(setting -> setting.defaultText().orElse("").isEmpty())
                .map(Setting::settingName)
                .collect(Collectors.joining(", "));
        return "defaults: " + defaults + "; not set: " + unset;
    }

    private Stream<Setting> unwritten() {
        return Stream.of(Setting.values()).filter(setting -> !chosen.containsKey(setting.settingName()));
    }

    private static Optional<Setting> setting(String name) {
        return Setting.of(name.substring(name.lastIndexOf('.') + 1));
    }

    /** Settings of one issuer stand together, after those of the filter. */
    private static String issuer(String name) {
        return name.substring(0, name.lastIndexOf('.') + 1);
    }

    private static int position(String name) {
        return setting(name).map(Setting::ordinal).orElse(Integer.MAX_VALUE);
    }
}
