package dev.ostiary.cli.config;

import dev.ostiary.servlet.AuthFilter;
import dev.ostiary.servlet.AuthFilterBuilder;
import dev.ostiary.servlet.config.AuthConfig;
import dev.ostiary.servlet.config.Deployment;
import dev.ostiary.servlet.config.SessionConfig;
import dev.ostiary.servlet.config.SettingSource;
import dev.ostiary.servlet.config.StoreOrigin;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of a filter as this process finds them: its system properties and environment variables, and behind them a file. Immutable.
 *
 * @param file of the setting {@code config}; empty: what the process itself says of it
 */
record ConfigFile(Optional<Path> file) {
    private static final String CONFIG = "config";

    /** Without opening or fetching anything. */
    AuthConfig read() {
        return AuthConfig.from(
                List.of(new SettingSource("--config", texts())), Optional.empty(), Deployment.ofProcess());
    }

    private Map<String, String> texts() {
        return file.map(path -> Map.of(CONFIG, location(path))).orElse(Map.of());
    }

    private static String location(Path path) {
        return "file:" + path.toAbsolutePath().normalize();
    }

    /**
     * The filter, to ask it something. Its sessions are in the memory of this process, whatever store is configured: an answer on a
     * developer's machine takes no connection to what an application keeps.
     */
    AuthFilter open(AuthConfig config) {
        AuthFilterBuilder builder = AuthFilter.builder();
        file.ifPresent(path -> builder.config(location(path)));
        if (hasStore(config)) {
            builder.set("session-store", "memory");
        }
        return builder.build();
    }

    /** Whether sessions are kept elsewhere. */
    static boolean hasStore(AuthConfig config) {
        return config.sessions()
                .map(SessionConfig::store)
                .filter(StoreOrigin.At.class::isInstance)
                .isPresent();
    }
}
