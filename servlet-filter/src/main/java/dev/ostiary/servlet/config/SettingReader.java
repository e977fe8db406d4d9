package dev.ostiary.servlet.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Makes values out of texts: finds the text, replaces its placeholders, parses it, and keeps each problem instead of
 * throwing it. A setting is to be read once, or its problem is reported twice. Not thread-safe.
 */
final class SettingReader {
    private final SettingSources sources;
    private final Placeholders placeholders;
    private final ConfigProblems problems;

    SettingReader(SettingSources sources, Placeholders placeholders, ConfigProblems problems) {
        this.sources = sources;
        this.placeholders = placeholders;
        this.problems = problems;
    }

    boolean isSet(Setting setting) {
        return sources.find(setting).isPresent();
    }

    /** The value of a setting; empty when it is not set, has no default, or has a problem. */
    <T> Optional<T> optional(Setting setting, Function<String, T> parser) {
        return given(setting).flatMap(given -> parsed(setting, given, given.text(), parser));
    }

    /** The value of a setting that has a default, which also stands in for a broken value until the problem is thrown. */
    <T> T value(Setting setting, Function<String, T> parser) {
        return optional(setting, parser)
                .orElseGet(() -> parser.apply(setting.defaultText().orElseThrow()));
    }

    /** The good elements of a list in their order, each problem reported by itself. */
    <T> List<T> list(Setting setting, Function<String, T> parser) {
        List<T> values = new ArrayList<>();
        given(setting)
                .ifPresent(given -> ListText.elements(given.text())
                        .forEach(element ->
                                parsed(setting, given, element, parser).ifPresent(values::add)));
        return List.copyOf(values);
    }

    /** The good ones of the lines that are not blank, in their order, each problem reported by itself. */
    <T> List<T> lines(Setting setting, Function<String, T> parser) {
        List<T> values = new ArrayList<>();
        given(setting)
                .ifPresent(given -> given.text()
                        .lines()
                        .filter(line -> !line.isBlank())
                        .forEach(line -> parsed(setting, given, line, parser).ifPresent(values::add)));
        return List.copyOf(values);
    }

    /** As {@link #list}, but naming nothing is a problem: an empty list would not mean the default. */
    <T> List<T> listOfSome(Setting setting, Function<String, T> parser) {
        List<T> values = new ArrayList<>();
        given(setting).ifPresent(given -> {
            List<String> elements = ListText.elements(given.text());
            if (elements.isEmpty()) {
                problem(setting, given.origin(), "names nothing");
            }
            elements.forEach(element -> parsed(setting, given, element, parser).ifPresent(values::add));
        });
        return List.copyOf(values);
    }

    /** @param text what is wrong with the setting itself or beside others */
    void problem(Setting setting, String text) {
        problem(setting, origin(setting), text);
    }

    String origin(Setting setting) {
        return sources.find(setting).map(SettingSources.Written::origin).orElse("not set");
    }

    private void problem(Setting setting, String origin, String text) {
        problems.add(setting.settingName(), origin, text + "; expected " + setting.expected());
    }

    private Optional<Given> given(Setting setting) {
        Optional<SettingSources.Written> written = sources.find(setting);
        if (written.isEmpty()) {
            return setting.defaultText().map(text -> new Given("default", text, text));
        }
        return written.flatMap(found -> replaced(setting, found)
                .map(text -> new Given(found.origin(), found.text(), setting.isSecret() ? text : text.strip())));
    }

    private Optional<String> replaced(Setting setting, SettingSources.Written written) {
        try {
            return Optional.of(placeholders.replaceIn(written.text()));
        } catch (IllegalArgumentException e) {
            // A secret that only happens to hold "${" is a secret all the same.
            String fault = setting.isSecret() && !Placeholders.isOne(written.text())
                    ? "a placeholder in it cannot be replaced; '$${' is a literal '${'"
                    : String.valueOf(e.getMessage());
            problems.add(setting.settingName(), written.origin(), fault);
            return Optional.empty();
        }
    }

    private <T> Optional<T> parsed(Setting setting, Given given, String text, Function<String, T> parser) {
        try {
            return Optional.of(parser.apply(text));
        } catch (IllegalArgumentException e) {
            problem(setting, given.origin(), fault(setting, given, String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    /** What parsers say repeats the text, except about keys; what came out of a placeholder may be a secret. */
    private static String fault(Setting setting, Given given, String message) {
        boolean repeats = !setting.isSecret() && (!setting.type().isKey() || ResourceText.isLocation(given.text()));
        if (repeats && Placeholders.areIn(given.written())) {
            return "the text that the placeholders of '" + given.written() + "' give is not accepted";
        }
        // Keys begin their messages with the name of an argument, which nobody has set.
        return repeats ? message : message.replaceFirst("^[a-zA-Z]+: ", "");
    }

    /** A text as it was written, and with its placeholders replaced: either may be a secret. */
    private record Given(String origin, String written, String text) {
        @Override
        public String toString() {
            return origin;
        }
    }
}
