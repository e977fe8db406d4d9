package dev.ostiary.spring;

import dev.ostiary.servlet.config.FrameworkSettings;
import dev.ostiary.servlet.config.Setting;
import dev.ostiary.servlet.config.SettingPlace;
import dev.ostiary.servlet.config.SettingSource;
import dev.ostiary.session.SessionClaims;
import dev.ostiary.store.TokenStateStoreProvider;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * The properties of an application that begin with {@code ostiary.}: what the {@code Environment} says in the place of system properties
 * and environment variables. Immutable.
 *
 * @param places in the order of their precedence
 */
record EnvironmentSettings(ConfigurableEnvironment environment, List<SettingPlace> places) {
    private static final String ISSUERS = Setting.ISSUERS.settingName();

    static EnvironmentSettings of(ConfigurableEnvironment environment) {
        List<SettingPlace> places = new ArrayList<>();
        for (ConfigurationPropertySource source : ConfigurationPropertySources.from(environment.getPropertySources())) {
            SettingPlace place = PropertyPlace.of(source);
            if (!place.entries().isEmpty()) {
                places.add(place);
            }
        }
        namesOfIssuers(places).ifPresent(places::add);
        return new EnvironmentSettings(environment, NumberedRules.together(List.copyOf(places)));
    }

    boolean isEmpty() {
        return places.isEmpty();
    }

    /** Whether the filter signs users in. */
    boolean hasSessions() {
        return hasSignIn() || says(Setting.SESSION, "on");
    }

    /** Whether users sign in at a provider. */
    boolean hasSignIn() {
        return written(Setting.CLIENT_ID).isPresent()
                || names().stream().anyMatch(name -> name.endsWith("." + Setting.CLIENT_ID.settingName()));
    }

    /** Whether a file that the filter reads itself may have further settings, which are not known here. */
    boolean nameFurtherFiles() {
        return written(Setting.CONFIG).isPresent()
                || written(Setting.KEYCLOAK_JSON).isPresent();
    }

    /** Whether a setting is that text, around which the filter takes white space off, too. */
    boolean says(Setting setting, String text) {
        return written(setting)
                .map(environment::resolvePlaceholders)
                .map(String::strip)
                .filter(text::equals)
                .isPresent();
    }

    /**
     * @param stores that the application's beans are
     * @param claims that a bean gives
     */
    FrameworkSettings forFilter(List<TokenStateStoreProvider> stores, Supplier<Optional<SessionClaims>> claims) {
        return new FrameworkSettings(places, this::placeholder, stores, claims);
    }

    /** As Spring replaces it, names with a default and placeholders within placeholders, too. */
    private @Nullable String placeholder(String body) {
        try {
            return environment.resolveRequiredPlaceholders("${" + body + "}");
        } catch (IllegalArgumentException unknown) {
            return null;
        }
    }

    private Optional<String> written(Setting setting) {
        return places.stream()
                .flatMap(place -> place.entries().stream())
                .flatMap(entry -> Optional.ofNullable(entry.texts().get(setting.settingName())).stream())
                .findFirst();
    }

    private Set<String> names() {
        return names(places);
    }

    private static Set<String> names(List<SettingPlace> places) {
        Set<String> names = new LinkedHashSet<>();
        places.forEach(place ->
                place.entries().forEach(entry -> names.addAll(entry.texts().keySet())));
        return names;
    }

    /**
     * Where nobody lists the issuers, those that have settings are listed: YAML has no place for a list beside them. Variables list nobody,
     * for they may be others'.
     */
    private static Optional<SettingPlace> namesOfIssuers(List<SettingPlace> places) {
        if (names(places).contains(ISSUERS)) {
            return Optional.empty();
        }
        Set<String> issuers = new LinkedHashSet<>();
        for (String name :
                names(places.stream().filter(place -> !place.isShared()).toList())) {
            SettingName.issuer(name).ifPresent(issuers::add);
        }
        String origin = "the names below ostiary." + ISSUERS;
        return issuers.isEmpty()
                ? Optional.empty()
                : Optional.of(SettingPlace.of(
                        origin, List.of(new SettingSource(origin, Map.of(ISSUERS, String.join(", ", issuers))))));
    }
}
