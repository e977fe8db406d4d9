package dev.ostiary.servlet.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class DeploymentTest {
    @Test
    void placeholder_isASystemPropertyBeforeAVariable() {
        Deployment deployment = Deployment.of(Map.of("A", "property"), Map.of("A", "variable", "B", "variable"));

        assertThat(deployment.placeholder("A")).isEqualTo("property");
        assertThat(deployment.placeholder("B")).isEqualTo("variable");
        assertThat(deployment.placeholder("C")).isNull();
    }

    @Test
    void ofProcess_hasItsPropertiesAndVariables() {
        Deployment process = Deployment.ofProcess();

        assertThat(process.systemProperties()).containsEntry("java.version", System.getProperty("java.version"));
        assertThat(process.environment()).isEqualTo(System.getenv());
        assertThat(process.files()).isEmpty();
    }

    @Test
    void within_keepsTheProcess() {
        Deployment deployment =
                Deployment.of(Map.of("A", "1"), Map.of("B", "2")).within(path -> null);

        assertThat(deployment.placeholder("A")).isEqualTo("1");
        assertThat(deployment.placeholder("B")).isEqualTo("2");
        assertThat(deployment.files()).isPresent();
    }

    @Test
    void toString_showsNothingOfTheProcess() {
        assertThat(Deployment.of(Map.of("secret", "pl4nt3d"), Map.of("OSTIARY_SECRET", "pl4nt3d")))
                .hasToString("Deployment[application not known]");
    }
}
