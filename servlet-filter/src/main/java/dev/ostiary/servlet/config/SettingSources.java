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

    /** The text from the first place that has the name, as it was written there. */
    Optional<Written> find(String name) {
        for (SettingSource source : sources) {
            @Nullable String text = source.texts().get(name);
            if (text != null) {
                return Optional.of(new Written(name, source.origin(), text));
            }
        }
        return Optional.empty();
    }

    /** @param issuers the names that several issuers were given */
    void reportUnknownNames(List<String> issuers, ConfigProblems problems) {
        SettingNames names = new SettingNames(issuers);
        for (SettingSource source : sources) {
            source.texts().keySet().stream()
                    .sorted()
                    .forEach(name -> names.fault(name).ifPresent(fault -> problems.add(name, source.origin(), fault)));
        }
    }

    /** A text, where it was written, and under which name. */
    record Written(String name, String origin, String text) {
        /** Name and origin alone; the text may be a secret. */
        @Override
        public String toString() {
            return name + " (" + origin + ")";
        }
    }
}
