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
 * <p>All but what is shared, such as the environment, are written for this filter, so a name that means nothing there is a problem. While a file cannot
 * be read, nothing can be said about what is not set.
 */
final class SettingSources {
    private final List<SettingSource> sources;
    private final Set<SettingSource> shared;
    private final boolean complete;
    private final Optional<KeycloakFile> keycloak;
    private final StoreLocation stores;

    /** @param keycloak empty where nobody has looked for one */
    private SettingSources(
            List<SettingSource> sources,
            List<SettingSource> shared,
            boolean complete,
            Optional<KeycloakFile> keycloak,
            StoreLocation stores) {
        this.sources = List.copyOf(sources);
        this.shared = Set.copyOf(shared);
        this.complete = complete;
        this.keycloak = keycloak;
        this.stores = stores;
    }

    /**
     * What was given, then the places of the deployment (system properties and environment variables), and the files that any of these names: that of settings, then that of
     * Keycloak's adapter, which is also read where it usually stands if there is nothing else at all.
     *
     * @param withKeys whether keys were given as an object, beside all text
     */
    static SettingSources of(
            List<SettingSource> given,
            boolean withKeys,
            Deployment deployment,
            Placeholders placeholders,
            ConfigProblems problems) {
        List<SettingSource> sources = new ArrayList<>();
        for (SettingSource source : AdapterParameters.translated(given, problems)) {
            sources.addAll(RuleLines.joined(List.of(source), source.origin(), problems));
        }
        List<SettingSource> shared = new ArrayList<>();
        for (SettingPlace place : deployment.places()) {
            List<SettingSource> joined = RuleLines.joined(place.entries(), place.name(), problems);
            sources.addAll(joined);
            shared.addAll(place.isShared() ? joined : List.of());
        }
        StoreLocation stores = new StoreLocation(deployment.stores());
        SettingReader read = new SettingReader(
                new SettingSources(sources, shared, true, Optional.empty(), stores), placeholders, problems);
        Optional<List<SettingSource>> file =
                read.optional(Setting.CONFIG, location -> new ConfigFile(location, problems).sources(deployment));
        file.ifPresent(sources::addAll);
        SettingReader withFile = new SettingReader(
                new SettingSources(sources, shared, true, Optional.empty(), stores), placeholders, problems);
        boolean nothing =
                !withKeys && sources.stream().allMatch(source -> source.texts().isEmpty());
        Optional<KeycloakFile> keycloak = nothing
                ? KeycloakFile.usual(deployment, problems)
                : withFile.optional(Setting.KEYCLOAK_JSON, location -> KeycloakFile.at(location, deployment, problems));
        keycloak.ifPresent(known -> sources.addAll(known.sources()));
        boolean wanted = nothing || withFile.isSet(Setting.KEYCLOAK_JSON);
        boolean complete = (file.isPresent() || !read.isSet(Setting.CONFIG)) && (keycloak.isPresent() || !wanted);
        return new SettingSources(
                sources,
                shared,
                complete,
                wanted ? Optional.of(keycloak.orElse(KeycloakFile.NONE)) : Optional.empty(),
                stores);
    }

    /** What the file of Keycloak's adapter has become; nothing where there is none. */
    KeycloakFile keycloak() {
        return keycloak.orElse(KeycloakFile.NONE);
    }

    /** Whether a file of Keycloak's adapter, should there be one at its usual place, counts for nothing. */
    boolean leaveKeycloakAlone() {
        return keycloak.isEmpty();
    }

    /** Whether what is not here is not set at all. */
    boolean areComplete() {
        return complete;
    }

    /** What can be the text of {@code session-store}. */
    StoreLocation stores() {
        return stores;
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
            if (shared.contains(source)) {
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
