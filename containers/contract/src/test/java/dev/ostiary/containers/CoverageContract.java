package dev.ostiary.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@code coverage=fail} makes of the servlets that a container tells of. */
abstract class CoverageContract {
    private final SharedApplications applications;

    CoverageContract(SharedApplications applications) {
        this.applications = applications;
    }

    private static WebApplication failing(String rules) {
        Map<String, String> parameters = Applications.standardWith("coverage", "fail");
        parameters.put("rules", rules);
        return WebApplication.with(parameters);
    }

    @Test
    void start_aMappingLeftToTheDefault_fails() {
        assertThatThrownBy(() ->
                        applications.start(failing("/api/** = role(admin)")).close())
                .isInstanceOf(Exception.class);
    }

    @Test
    void start_everythingCovered_succeeds() throws Exception {
        try (RunningApplication application = applications.start(failing("/** = authenticated"))) {
            assertThat(application.get("/a").status()).isEqualTo(401);
        }
    }
}
