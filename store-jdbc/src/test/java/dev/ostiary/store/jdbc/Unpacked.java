package dev.ostiary.store.jdbc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Debian's packages of a server and of all libraries that it needs, unpacked in a folder by {@code .ci/databases}; nothing is installed. It runs
 * with its own libraries, which may be newer than the machine's.
 */
record Unpacked(Path folder) {
    private static final Path ALL = Path.of("target", "databases");
    private static final String LIBRARIES = "x86_64-linux-gnu";

    static Unpacked of(String name) {
        return new Unpacked(ALL.resolve(name).toAbsolutePath());
    }

    boolean isThere() {
        return Files.isDirectory(folder);
    }

    /** Whether {@code .ci/databases} has looked for it in vain. */
    boolean isNotToBeHad() {
        return Files.exists(Path.of(folder + ".absent"));
    }

    /** Runs a program of the server. */
    Process run(String program, Path log, List<String> arguments) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command(program, arguments));
        builder.environment().put("TZ", "Europe/Berlin");
        builder.environment().put("TZDIR", "/usr/share/zoneinfo");
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private List<String> command(String program, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                folder.resolve("lib64").resolve("ld-linux-x86-64.so.2").toString(),
                "--library-path",
                folder.resolve("usr/lib").resolve(LIBRARIES) + ":"
                        + folder.resolve("lib").resolve(LIBRARIES),
                folder.resolve("usr/sbin").resolve(program).toString()));
        if (!Files.exists(Path.of(command.get(0)))) {
            command.set(0, folder.resolve("usr/lib64/ld-linux-x86-64.so.2").toString());
        }
        command.addAll(arguments);
        return command;
    }

    /** The text of files of the server, one behind the other. */
    String texts(Path directory, String... names) throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path file : Stream.of(names).map(directory::resolve).toList()) {
            all.append(Files.readString(file)).append('\n');
        }
        return all.toString();
    }
}
