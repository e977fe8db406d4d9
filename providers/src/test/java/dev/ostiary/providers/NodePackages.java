package dev.ostiary.providers;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Node as it is installed, and the packages of our script, which the lock file pins. */
final class NodePackages {
    private static final Path SCRIPT = Path.of("src", "test", "node", "oidc-provider");
    private static final int OLDEST = 20;
    private static final int INSTALL_MINUTES = 5;

    private NodePackages() {}

    /** Node 20 or later, on the {@code PATH}. */
    static Optional<Path> node() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "node"))
                .filter(Files::isExecutable)
                .filter(node -> major(run(List.of(node.toString(), "--version"), Path.of("."))) >= OLDEST)
                .findFirst();
    }

    /** @return the folder below {@code target} where script and packages are */
    static Path install(Path node) {
        Path folder = Path.of("target", "oidc-provider").toAbsolutePath();
        try (Stream<Path> files = Files.list(SCRIPT)) {
            Files.createDirectories(folder);
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, folder.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String npm = node.resolveSibling("npm").toString();
        run(List.of(npm, "ci", "--no-audit", "--no-fund", "--ignore-scripts"), folder);
        return folder;
    }

    private static int major(String version) {
        return Integer.parseInt(version.strip().substring(1).split("\\.", 2)[0]);
    }

    private static String run(List<String> command, Path folder) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException(command + " failed:\n" + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
