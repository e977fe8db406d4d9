package dev.ostiary.servlet.config;

import dev.ostiary.store.TokenStateStoreProvider;
import jakarta.servlet.ServletContext;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where a filter finds itself: the process with its system properties and environment variables, and the web application
 * with its files. Immutable; thread-safe as far as the application's files are.
 */
public final class Deployment {
    private static final String ADAPTER_VARIABLE = "env.";

    private final Map<String, String> systemProperties;
    private final Map<String, String> environment;
    private final Optional<FrameworkSettings> framework;
    private final Optional<Function<String, @Nullable InputStream>> files;

    private Deployment(
            Map<String, String> systemProperties,
            Map<String, String> environment,
            Optional<FrameworkSettings> framework,
            Optional<Function<String, @Nullable InputStream>> files) {
        this.systemProperties = Map.copyOf(systemProperties);
        this.environment = Map.copyOf(environment);
        this.framework = framework;
        this.files = files;
    }

    /**
     * A process, of which no web application is known yet.
     *
     * @param systemProperties the texts of the system properties by name
     * @param environment the environment variables
     * @return what was given, copied
     */
    public static Deployment of(Map<String, String> systemProperties, Map<String, String> environment) {
        return new Deployment(systemProperties, environment, Optional.empty(), Optional.empty());
    }

    /**
     * This process as it is now, of which no web application is known yet.
     *
     * @return a copy of its system properties and environment variables
     */
    public static Deployment ofProcess() {
        Map<String, String> texts = new HashMap<>();
        Properties properties = System.getProperties();
        properties.stringPropertyNames().forEach(name -> texts.put(name, properties.getProperty(name, "")));
        return of(texts, System.getenv());
    }

    /**
     * This process as it is now, with a web application in it.
     *
     * @param application nothing for a filter on its own
     * @return the process, and the application's files
     */
    public static Deployment ofApplication(@Nullable ServletContext application) {
        return application == null ? ofProcess() : ofProcess().within(application::getResourceAsStream);
    }

    /**
     * The same process, with a web application in it.
     *
     * @param opener opens a file of the application by its path, which begins with a slash; {@code null} where there is
     *     none. Whoever asks closes the stream
     * @return another deployment
     */
    public Deployment within(Function<String, @Nullable InputStream> opener) {
        return new Deployment(systemProperties, environment, framework, Optional.of(opener));
    }

    /**
     * The same process, in which a framework keeps the settings: its system properties and environment variables say nothing by
     * themselves.
     *
     * @param settings where they stand instead
     * @return another deployment
     */
    public Deployment configuredBy(FrameworkSettings settings) {
        return new Deployment(systemProperties, environment, Optional.of(settings), files);
    }

    /** Where settings stand beside those that are handed to the filter, in the order of their precedence. */
    List<SettingPlace> places() {
        return framework
                .map(FrameworkSettings::places)
                .orElseGet(() -> List.of(
                        SettingPlace.of("system properties", ProcessSettings.ofSystemProperties(systemProperties)),
                        SettingPlace.ofVariables(environment)));
    }

    /** What replaces placeholders in settings. */
    Placeholders placeholders() {
        return framework
                .map(settings -> Placeholders.of(settings.placeholder()))
                .orElseGet(() -> new Placeholders(this::placeholder));
    }

    /** What opens stores, beside the modules that are there. */
    List<TokenStateStoreProvider> stores() {
        return framework.map(FrameworkSettings::stores).orElse(List.of());
    }

    Map<String, String> systemProperties() {
        return systemProperties;
    }

    Map<String, String> environment() {
        return environment;
    }

    /** The application's files; empty when there is no application yet. */
    Optional<Function<String, @Nullable InputStream>> files() {
        return files;
    }

    /** What a placeholder's name stands for: a system property first, then an environment variable. */
    @Nullable
    String placeholder(String name) {
        @Nullable String property = systemProperties.get(name);
        return property != null ? property : environment.get(name);
    }

    /** What a placeholder's name stands for in the file of an adapter: {@code env.X} an environment variable, else a system property. */
    @Nullable
    String adapterPlaceholder(String name) {
        return name.startsWith(ADAPTER_VARIABLE)
                ? environment.get(name.substring(ADAPTER_VARIABLE.length()))
                : systemProperties.get(name);
    }

    /** Nothing of it; much of it is nobody's business. */
    @Override
    public String toString() {
        return "Deployment[application " + (files.isPresent() ? "known" : "not known") + "]";
    }
}
