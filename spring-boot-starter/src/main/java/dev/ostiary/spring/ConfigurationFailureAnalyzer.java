package dev.ostiary.spring;

import dev.ostiary.servlet.config.ConfigurationException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints the problems of the filter's settings as Boot prints its own. Stateless. */
final class ConfigurationFailureAnalyzer extends AbstractFailureAnalyzer<ConfigurationException> {
    private static final String LINE = System.lineSeparator() + "    - ";

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, ConfigurationException cause) {
        return new FailureAnalysis(
                "The Ostiary filter cannot start with the settings that it was given:" + System.lineSeparator() + LINE
                        + String.join(LINE, cause.problems()),
                "Correct them in the application's configuration, where each name begins with 'ostiary.', and 'clock-skew'"
                        + " is the property 'ostiary.clock-skew'.",
                cause);
    }
}
