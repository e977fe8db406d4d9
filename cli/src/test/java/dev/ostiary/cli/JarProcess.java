package dev.ostiary.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The packed jar in a process of its own, as its users run it. */
record JarProcess(Path folder, String input, List<String> options) {
    static final Path JAR = Path.of(System.getProperty("cli.jar", "target/ostiary-cli.jar"));

    static JarProcess in(Path folder) {
        return new JarProcess(folder, "", List.of());
    }

    JarProcess with(String standardInput) {
        return new JarProcess(folder, standardInput, options);
    }

    JarProcess option(String option) {
        return new JarProcess(folder, input, List.of(option));
    }

    CommandRun run(String... arguments) throws IOException, InterruptedException {
        Path in = Files.writeString(Files.createTempFile(folder, "in", ""), input);
        Path out = Files.createTempFile(folder, "out", "");
        Path err = Files.createTempFile(folder, "err", "");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-jar", JAR.toString()));
        command.addAll(Arrays.asList(arguments));
        Process process = new ProcessBuilder(command)
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IOException("did not end: " + command);
        }
        return new CommandRun(process.exitValue(), text(out), text(err));
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
