package dev.ostiary.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartOptionsTest {
    @Test
    void parse_nothing_isWebXmlOnPort8080() {
        assertThat(StartOptions.parse(List.of())).isEqualTo(new StartOptions(8080, false, false));
    }

    @Test
    void parse_everything_isTaken() {
        assertThat(StartOptions.parse(List.of("--programmatic", "--port", "0", "--help")))
                .isEqualTo(new StartOptions(0, true, true));
    }

    @Test
    void parse_portAfterEqualsSign_isTheSame() {
        assertThat(StartOptions.parse(List.of("--port=9090")).port()).isEqualTo(9090);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-1", "65536", "99999", "123456", "80 ", "٨٠"})
    void parse_badPort_isRefusedInOneLine(String port) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StartOptions.parse(List.of("--port", port)))
                .withMessage("--port: expected a number from 0 to 65535, got: " + port);
    }

    @Test
    void parse_portWithoutValue_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StartOptions.parse(List.of("--port")))
                .withMessageStartingWith("--port: expected a number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--prot", "8080", "--Programmatic", ""})
    void parse_unknownOption_isNamed(String option) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> StartOptions.parse(List.of(option)))
                .withMessage("Unknown option: " + option + " (--help lists the known ones)");
    }

    @Test
    void help_namesEveryOption() {
        assertThat(StartOptions.HELP).contains("--port PORT", "--programmatic", "--help", "JWT_SECRET");
    }
}
