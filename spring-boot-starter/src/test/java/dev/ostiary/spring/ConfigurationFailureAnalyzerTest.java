package dev.ostiary.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.config.ConfigurationException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;

class ConfigurationFailureAnalyzerTest {
    private static final Throwable FAILURE =
            new BeanCreationException("the bean", new ConfigurationException(List.of("realm: one", "csrf: two")));

    @Test
    void analyze_problems_areListedOneALine() {
        FailureAnalysis analysis = new ConfigurationFailureAnalyzer().analyze(FAILURE);

        assertThat(analysis.getDescription())
                .containsPattern("settings that it was given:\\R+    - realm: one\\R    - csrf: two");
        assertThat(analysis.getAction()).contains("'ostiary.clock-skew'");
    }

    @Test
    void analyze_otherFailures_areOthers() {
        assertThat(new ConfigurationFailureAnalyzer().analyze(new IllegalArgumentException("x")))
                .isNull();
    }

    @Test
    void boot_findsIt() {
        List<FailureAnalyzer> all = SpringFactoriesLoader.forDefaultResourceLocation(
                        getClass().getClassLoader())
                .load(FailureAnalyzer.class, FailureHandler.handleMessage((message, failure) -> {}));

        assertThat(all).hasAtLeastOneElementOfType(ConfigurationFailureAnalyzer.class);
    }
}
