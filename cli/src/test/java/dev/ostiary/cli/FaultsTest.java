package dev.ostiary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.cli.console.Complaint;
import dev.ostiary.cli.console.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

class FaultsTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    private final Faults faults = new Faults(new Terminal(
            new ByteArrayInputStream(new byte[0]), stream, stream, Optional.empty(), InstantSource.system()));

    private int handle(Exception fault) {
        CommandLine called = new CommandLine(CommandSpec.create().name("ostiary-cli"));
        return faults.handleExecutionException(fault, called, called.parseArgs());
    }

    @Test
    void handle_complaint_isItsLineAndItsCode() {
        assertThat(handle(Complaint.usage("say what"))).isEqualTo(2);
        assertThat(handle(Complaint.refused("no good"))).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualToIgnoringNewLines("ostiary-cli: say whatostiary-cli: no good");
    }

    @Test
    void handle_refusalOfSeveralLines_isOneLine() {
        int exitCode = handle(new IllegalArgumentException("two:\n- one\r\n- other"));

        assertThat(exitCode).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualToIgnoringNewLines("ostiary-cli: two: - one - other");
    }

    @Test
    void handle_unexpected_namesItsClassWithoutMessageAndTrace() {
        int exitCode = handle(new IllegalStateException("with a secret in it"));

        assertThat(exitCode).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("IllegalStateException", "report it")
                .doesNotContain("secret in it", "\tat ")
                .hasLineCount(1);
    }
}
