package dev.ostiary.example;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Lines for a shell, as people copy them from a page. */
final class Shell {
    private Shell() {}

    /** What a shell prints for these lines; fails if any of them fails. */
    static String run(String script) throws IOException, InterruptedException {
        return run(script, Map.of());
    }

    static String run(String script, Map<String, String> environment) throws IOException, InterruptedException {
        ProcessBuilder command =
                new ProcessBuilder(List.of("bash", "-euo", "pipefail", "-c", script)).redirectErrorStream(true);
        command.environment().putAll(environment);
        Process bash = command.start();
        try (BufferedReader output = bash.inputReader()) {
            String printed = output.lines().collect(Collectors.joining("\n"));
            assertThat(bash.waitFor())
                    .as("exit code of the script, which printed:%n%s", printed)
                    .isZero();
            return printed;
        }
    }
}
