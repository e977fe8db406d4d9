package dev.ostiary.servlet.config;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Several places in the order of their precedence. Immutable. */
final class SettingSources {
    private final List<SettingSource> sources;

    SettingSources(List<SettingSource> sources) {
        this.sources = List.copyOf(sources);
    }

    /** The text from the first place that has the setting, as it was written there. */
    Optional<Written> find(Setting setting) {
        for (SettingSource source : sources) {
            @Nullable String text = source.texts().get(setting.settingName());
            if (text != null) {
                return Optional.of(new Written(source.origin(), text));
            }
        }
        return Optional.empty();
    }

    void reportUnknownNames(ConfigProblems problems) {
        for (SettingSource source : sources) {
            source.texts().keySet().stream()
                    .filter(name -> Setting.of(name).isEmpty())
                    .sorted()
                    .forEach(name -> problems.add(name, source.origin(), "there is no such setting; " + hint(name)));
        }
    }

    private static String hint(String name) {
        return NearestName.to(name)
                .map(nearest -> "did you mean " + nearest + "?")
                .orElse("and none of a similar name");
    }

    /** A text and where it was written. */
    record Written(String origin, String text) {
        /** The origin alone; the text may be a secret. */
        @Override
        public String toString() {
            return origin;
        }
    }
}
