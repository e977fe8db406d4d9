package dev.ostiary.servlet.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.servlet.AuthFilter;
import dev.ostiary.servlet.testing.CapturedLog;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a real container tells of its servlets at start. */
class CoverageIT {
    private static final String TABLE = "What guards each servlet mapping";

    private static Map<String, String> coverage(String mode, String rules) {
        Map<String, String> parameters = Applications.standardWith("coverage", mode);
        parameters.put("rules", rules);
        return parameters;
    }

    @Test
    void start_log_tellsWhatGuardsEachMapping() throws Exception {
        try (CapturedLog log = CapturedLog.of(AuthFilter.class.getName());
                JettyApplication application =
                        JettyApplication.withInitParameters(coverage("log", "/api/** = role(admin)"))) {
            assertThat(application.get("/api/x").status()).isEqualTo(401);
            assertThat(log.lines())
                    .filteredOn(line -> line.contains(TABLE))
                    .singleElement()
                    .asString()
                    .startsWith("INFO ")
                    .contains(
                            "'/' (probe): public-paths / = public; public-paths /public/** = public;",
                            "; /api/** = role(admin); default = authenticated [OPEN")
                    .doesNotContain("UNFILTERED");
        }
    }

    @Test
    void start_off_tellsNothing() throws Exception {
        try (CapturedLog log = CapturedLog.of(AuthFilter.class.getName());
                JettyApplication application = JettyApplication.withInitParameters(coverage("off", "/a = deny"))) {
            assertThat(application.get("/a").status()).isEqualTo(403);
            assertThat(log.lines()).noneMatch(line -> line.contains(TABLE));
        }
    }

    @Test
    void start_failAndAMappingLeftToTheDefault_doesNotStart() {
        assertThatThrownBy(() -> JettyApplication.withInitParameters(coverage("fail", "/api/** = role(admin)"))
                        .close())
                .hasStackTraceContaining("the servlet mapping '/' of 'probe' is not wholly covered");
    }

    @Test
    void start_failAndEverythingCovered_starts() throws Exception {
        try (JettyApplication application =
                JettyApplication.withInitParameters(coverage("fail", "/** = authenticated"))) {
            assertThat(application.get("/a").status()).isEqualTo(401);
        }
    }
}
