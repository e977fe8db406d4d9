package dev.ostiary.servlet.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Makes values out of texts: finds the text, replaces its placeholders, parses it, and keeps each problem instead of
 * throwing it. A setting is to be read once, or its problem is reported twice. Not thread-safe.
 *
 * <p>For one of several issuers the text stands under {@code issuers.<name>.}, or is inherited from the setting without that
 * prefix. Where nobody wrote anything, the issuer's preset speaks before the setting's own default.
 */
final class SettingReader {
    private final SettingSources sources;
    private final Placeholders placeholders;
    private final ConfigProblems problems;
    private final String prefix;
    private final Defaults defaults;

    SettingReader(SettingSources sources, Placeholders placeholders, ConfigProblems problems) {
        this(sources, placeholders, problems, "", Defaults.NONE);
    }

    private SettingReader(
            SettingSources sources,
            Placeholders placeholders,
            ConfigProblems problems,
            String prefix,
            Defaults defaults) {
        this.sources = sources;
        this.placeholders = placeholders;
        this.problems = problems;
        this.prefix = prefix;
        this.defaults = defaults;
    }

    /** Reads what belongs to one of several issuers. */
    SettingReader ofIssuer(String name) {
        return new SettingReader(sources, placeholders, problems, SettingNames.prefixOf(name), defaults);
    }

    /** Reads with the defaults of the preset that is set, or that the issuer's URL shows where users are signed in there. */
    SettingReader withPreset() {
        Optional<Preset> chosen = optional(Setting.PRESET, text -> Words.choice(Preset.class, text));
        boolean guessing = !isSet(Setting.PRESET) && isSet(Setting.CLIENT_ID) && isSet(Setting.ISSUER);
        Optional<Preset> guessed =
                guessing ? optional(Setting.ISSUER, text -> text).flatMap(PresetGuess::of) : Optional.empty();
        return with(new Defaults(defaults.texts(), chosen.or(() -> guessed), guessed.isPresent()));
    }

    /** Reads with texts that stand, before a preset's, for settings which nobody wrote. */
    SettingReader withDefaults(Map<Setting, String> texts) {
        return with(new Defaults(Map.copyOf(texts), defaults.preset(), defaults.isPresetGuessed()));
    }

    private SettingReader with(Defaults others) {
        return new SettingReader(sources, placeholders, problems, prefix, others);
    }

    Optional<Preset> preset() {
        return defaults.preset();
    }

    boolean isPresetGuessed() {
        return defaults.isPresetGuessed();
    }

    boolean isSet(Setting setting) {
        return written(setting).isPresent();
    }

    /** The value of a setting; empty when it is not set, has no default, or has a problem. */
    <T> Optional<T> optional(Setting setting, Function<String, T> parser) {
        Optional<Given> given = given(setting);
        return given.isEmpty()
                ? Optional.empty()
                : parsed(setting, given.get(), given.get().text(), parser);
    }

    /** The value of a setting that has a default, which also stands in for a broken value until the problem is thrown. */
    <T> T value(Setting setting, Function<String, T> parser) {
        Optional<T> value = optional(setting, parser);
        return value.isPresent() ? value.get() : parser.apply(unwritten(setting).orElseThrow());
    }

    /** Where sessions are kept. */
    StoreOrigin store() {
        return value(Setting.SESSION_STORE, sources.stores()::parse);
    }

    /** The good elements of a list in their order, each problem reported by itself. */
    <T> List<T> list(Setting setting, Function<String, T> parser) {
        Optional<Given> given = given(setting);
        return given.isEmpty()
                ? List.of()
                : parsed(setting, given.get(), ListText.elements(given.get().text()), parser);
    }

    /** The good ones of the lines that are not blank, in their order, each problem reported by itself. */
    <T> List<T> lines(Setting setting, Function<String, T> parser) {
        Optional<Given> given = given(setting);
        if (given.isEmpty()) {
            return List.of();
        }
        List<String> lines = new ArrayList<>(given.get().text().lines().toList());
        lines.removeIf(String::isBlank);
        return parsed(setting, given.get(), lines, parser);
    }

    /** As {@link #list}, but naming nothing is a problem: an empty list would not mean the default. */
    <T> List<T> listOfSome(Setting setting, Function<String, T> parser) {
        Optional<Given> given = given(setting);
        if (given.isEmpty()) {
            return List.of();
        }
        List<String> elements = ListText.elements(given.get().text());
        if (elements.isEmpty()) {
            problem(setting, given.get().name(), given.get().origin(), "names nothing");
        }
        return parsed(setting, given.get(), elements, parser);
    }

    /** @param text what is wrong with the setting itself or beside others */
    void problem(Setting setting, String text) {
        Optional<SettingSources.Written> written = written(setting);
        if (written.isEmpty() && !sources.areComplete()) {
            return;
        }
        String name = written.map(SettingSources.Written::name).orElse(prefix + setting.settingName());
        problem(setting, name, written.map(SettingSources.Written::origin).orElse("not set"), text);
    }

    /** The name under which a setting is written, and where. */
    String place(Setting setting) {
        return written(setting).map(SettingSources.Written::toString).orElse(prefix + setting.settingName());
    }

    private void problem(Setting setting, String name, String origin, String text) {
        problems.add(name, origin, text + "; expected " + setting.expected());
    }

    private Optional<SettingSources.Written> written(Setting setting) {
        Optional<SettingSources.Written> own = sources.find(prefix + setting.settingName());
        return own.isEmpty() && setting.isInherited() ? sources.find(setting.settingName()) : own;
    }

    /** The text that stands for a setting which nobody wrote. */
    private Optional<String> unwritten(Setting setting) {
        return defaults.of(setting).or(setting::defaultText);
    }

    private Optional<Given> given(Setting setting) {
        Optional<SettingSources.Written> written = written(setting);
        if (written.isEmpty()) {
            Optional<String> text = unwritten(setting);
            return text.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Given(prefix + setting.settingName(), "default", text.get(), text.get()));
        }
        Optional<String> text = replaced(setting, written.get());
        return text.isEmpty() ? Optional.empty() : Optional.of(given(setting, written.get(), text.get()));
    }

    private static Given given(Setting setting, SettingSources.Written found, String replaced) {
        String text = setting.isSecret() ? replaced : replaced.strip();
        return new Given(found.name(), found.origin(), found.text(), text);
    }

    private Optional<String> replaced(Setting setting, SettingSources.Written written) {
        try {
            return Optional.of(placeholders.replaceIn(written.text()));
        } catch (IllegalArgumentException e) {
            // A secret that only happens to hold "${" is a secret all the same.
            String fault = setting.isSecret() && !Placeholders.isOne(written.text())
                    ? "a placeholder in it cannot be replaced; '$${' is a literal '${'"
                    : String.valueOf(e.getMessage());
            problems.add(written.name(), written.origin(), fault);
            return Optional.empty();
        }
    }

    private <T> List<T> parsed(Setting setting, Given given, List<String> texts, Function<String, T> parser) {
        List<T> values = new ArrayList<>();
        for (String text : texts) {
            Optional<T> value = parsed(setting, given, text, parser);
            if (value.isPresent()) {
                values.add(value.get());
            }
        }
        return List.copyOf(values);
    }

    private <T> Optional<T> parsed(Setting setting, Given given, String text, Function<String, T> parser) {
        try {
            return Optional.of(parser.apply(text));
        } catch (IllegalArgumentException e) {
            problem(setting, given.name(), given.origin(), fault(setting, given, String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    /** What parsers say repeats the text, except about keys; what came out of a placeholder may be a secret. */
    private static String fault(Setting setting, Given given, String message) {
        if (given.text().isBlank() && Placeholders.areIn(given.written())) {
            return "its placeholders give an empty text: what they name is there and empty";
        }
        boolean repeats = !setting.isSecret() && (!setting.type().isKey() || ResourceText.isLocation(given.text()));
        if (repeats && Placeholders.areIn(given.written())) {
            return "the text that the placeholders of '" + given.written() + "' give is not accepted";
        }
        // Keys begin their messages with the name of an argument, which nobody has set.
        return repeats ? message : message.replaceFirst("^[a-zA-Z]+: ", "");
    }

    /** What stands for settings that nobody wrote, before their own defaults. */
    private record Defaults(Map<Setting, String> texts, Optional<Preset> preset, boolean isPresetGuessed) {
        static final Defaults NONE = new Defaults(Map.of(), Optional.empty(), false);

        Optional<String> of(Setting setting) {
            return Optional.ofNullable(texts.get(setting))
                    .or(() -> preset.flatMap(
                            known -> Optional.ofNullable(known.texts().get(setting))));
        }
    }

    /** A text as it was written, and with its placeholders replaced: either may be a secret. */
    private record Given(String name, String origin, String written, String text) {
        @Override
        public String toString() {
            return origin;
        }
    }
}
