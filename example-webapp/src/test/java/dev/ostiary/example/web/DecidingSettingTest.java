package dev.ostiary.example.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.event.AuthEvent;
import dev.ostiary.servlet.event.AuthOutcome;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecidingSettingTest {
    private static DecidingSetting by(String rule) {
        return DecidingSetting.of(new AuthEvent(
                AuthOutcome.ANONYMOUS,
                Optional.empty(),
                rule,
                Optional.empty(),
                "GET",
                "/",
                Optional.empty(),
                Optional.empty()));
    }

    @Test
    void of_ruleOfTheApplication_isThatRule() {
        assertThat(by("/admin/** = role(admin)").setting()).isEqualTo("rules: /admin/** = role(admin)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"public-paths", "sign-in-page", "sign-out-page", "default", "uri", "application", "/ = optional"
            })
    void of_anyRule_namesAPageThatThereIs(String rule) {
        assertThat(Path.of("../docs", by(rule).docs() + ".md")).exists();
    }
}
