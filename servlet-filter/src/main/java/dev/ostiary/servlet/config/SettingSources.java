package dev.ostiary.servlet.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Several places in the order of their precedence. Immutable.
 *
 * <p>All but the environment are written for this filter, so a name that means nothing there is a problem. While a file cannot
 * be read, nothing can be said about what is not set.
 */
final class SettingSources {
    private final List<SettingSource> sources;
    private final Set<SettingSource> environment;
    private final boolean complete;

    private SettingSources(List<SettingSource> sources, List<SettingSource> environment, boolean complete) {
        this.sources = List.copyOf(sources);
        this.environment = Set.copyOf(environment);
        this.complete = complete;
    }

    /** What was given, then system properties, environment variables, and the file that any of these names. */
    static SettingSources of(
            List<SettingSource> given, Deployment deployment, Placeholders placeholders, ConfigProblems problems) {
        List<SettingSource> sources = new ArrayList<>();
        for (SettingSource source : given) {
            sources.addAll(RuleLines.joined(List.of(source), source.origin(), problems));
        }
        sources.addAll(RuleLines.joined(
                ProcessSettings.ofSystemProperties(deployment.systemProperties()), "system properties", problems));
        List<SettingSource> environment =
                RuleLines.joined(ProcessSettings.ofEnvironment(deployment.environment()), "environment", problems);
        sources.addAll(environment);
        SettingReader read = new SettingReader(new SettingSources(sources, environment, true), placeholders, problems);
        Optional<List<SettingSource>> file =
                read.optional(Setting.CONFIG, location -> new ConfigFile(location, problems).sources(deployment));
        file.ifPresent(sources::addAll);
        return new SettingSources(sources, environment, file.isPresent() || !read.isSet(Setting.CONFIG));
    }

    /** Whether what is not here is not set at all. */
    boolean areComplete() {
        return complete;
    }

    List<SettingSource> inOrder() {
        return sources;
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

    void reportUnknownNames(SettingNames names, ConfigProblems problems) {
        for (SettingSource source : sources) {
            if (environment.contains(source)) {
                continue;
            }
            for (String name : new TreeSet<>(source.texts().keySet())) {
                names.fault(name).ifPresent(fault -> problems.add(name, source.origin(), fault));
            }
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
