package dev.ostiary.servlet.start;

import dev.ostiary.servlet.config.AuthConfig;
import dev.ostiary.servlet.config.ConfigurationException;
import dev.ostiary.servlet.config.Deployment;
import dev.ostiary.servlet.config.SettingSource;
import dev.ostiary.servlet.path.Told;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The filters of this library that an application has registered by now. Nothing is opened: neither keys are fetched, nor a store is
 * connected to. Thread-safe.
 *
 * @param areBuilt whether some of them may have their settings from a builder, which has checked them
 */
record RegisteredFilters(ServletContext application, boolean areBuilt) {
    private static final String FILTER = StartReport.LOG_NAME;

    /**
     * Reads their settings.
     *
     * @throws ServletException listing every problem
     */
    void check() throws ServletException {
        List<String> problems = new ArrayList<>();
        for (FilterRegistration filter :
                Told.byName(application.getFilterRegistrations()).values()) {
            if (FILTER.equals(filter.getClassName()) && !areBuilt) {
                problems.addAll(problems(filter));
            }
        }
        if (!problems.isEmpty()) {
            throw new ServletException(new ConfigurationException(problems));
        }
    }

    private List<String> problems(FilterRegistration filter) {
        SettingSource parameters = new SettingSource("init-param", Map.copyOf(Told.byName(filter.getInitParameters())));
        try {
            AuthConfig.from(List.of(parameters), Optional.empty(), Deployment.ofApplication(application));
            return List.of();
        } catch (ConfigurationException fault) {
            StartLog.of(application).tell(String.valueOf(filter.getName()), fault);
            return fault.problems();
        }
    }
}
