package dev.ostiary.cli.config;

import dev.ostiary.cli.console.CollectedLog;
import dev.ostiary.servlet.AuthFilter;
import dev.ostiary.servlet.config.AuthConfig;
import dev.ostiary.servlet.config.ConfigurationException;
import dev.ostiary.servlet.config.Deployment;
import dev.ostiary.servlet.config.SettingSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the start would say of one configuration. Immutable.
 *
 * @param name of the configuration
 * @param problems that stop the start
 * @param warnings that do not
 * @param settings that were written, without secrets; empty where there are problems
 */
record Examined(String name, List<String> problems, List<String> warnings, List<String> settings) {
    Examined {
        problems = List.copyOf(problems);
        warnings = List.copyOf(warnings);
        settings = List.copyOf(settings);
    }

    /** A file, or what the process says. The filter is put together, and nothing is fetched or connected to. */
    static Examined of(String name, ConfigFile file) {
        try {
            AuthConfig config = file.read();
            CollectedLog.Collected<AuthFilter> opened = CollectedLog.during(() -> file.open(config));
            opened.value().destroy();
            return well(name, config, opened.warnings());
        } catch (ConfigurationException fault) {
            return new Examined(name, fault.problems(), List.of(), List.of());
        }
    }

    /** A filter of a {@code web.xml}: as what looks at an application before its start does, which puts no filter together. */
    static Examined of(WebXml.Filter filter, Path webXml) {
        SettingSource parameters = new SettingSource("init-param", filter.parameters());
        Deployment deployment = Deployment.ofProcess().within(path -> opened(webXml, path));
        try {
            return well(filter.name(), AuthConfig.from(List.of(parameters), Optional.empty(), deployment), List.of());
        } catch (ConfigurationException fault) {
            return new Examined(filter.name(), fault.problems(), List.of(), List.of());
        }
    }

    private static Examined well(String name, AuthConfig config, List<String> logged) {
        List<String> warnings = new ArrayList<>(logged);
        config.foreignVariables().ifPresent(warnings::add);
        warnings.addAll(config.warnings());
        return new Examined(name, List.of(), warnings, config.effective());
    }

    /** A file of the application, which begins with {@code /WEB-INF/} and has the folder of {@code web.xml} by that name. */
    private static @Nullable InputStream opened(Path webXml, String path) {
        Path folder = webXml.toAbsolutePath().normalize().getParent();
        String below = path.replaceFirst("^/WEB-INF/", "");
        try {
            return folder == null || below.equals(path) ? null : Files.newInputStream(folder.resolve(below));
        } catch (IOException missing) {
            return null;
        }
    }
}
