package dev.ostiary.key;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Certificates made by the platform's own tool, in one folder: nothing else of the platform signs any. */
final class Keytool {
    static final String TEST_PASSWORD = "test-password";

    private final Path folder;

    Keytool(Path folder) {
        this.folder = folder;
    }

    /** A key and the certificate that it has signed itself, for this machine. */
    Path server(String name, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "-genkeypair", "-alias", "server", "-keyalg", "EC", "-groupname", "secp256r1", "-dname", "CN=test"));
        arguments.addAll(List.of(more));
        return run(name, arguments);
    }

    Path localServer(String name) {
        return server(name, "-ext", "san=ip:127.0.0.1", "-validity", "2");
    }

    /** The certificate alone, in PEM. */
    Path pemOf(Path keyStore, String name) {
        Path pem = folder.resolve(name);
        run(
                keyStore.getFileName().toString(),
                List.of("-exportcert", "-rfc", "-alias", "server", "-file", pem.toString()));
        return pem;
    }

    /** A trust store in PKCS#12. */
    Path trusting(Path pem, String name) {
        return run(name, List.of("-importcert", "-noprompt", "-alias", "ca", "-file", pem.toString()));
    }

    private Path run(String keyStore, List<String> arguments) {
        Path file = folder.resolve(keyStore);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(arguments);
        command.addAll(List.of("-keystore", file.toString(), "-storetype", "PKCS12", "-storepass", TEST_PASSWORD));
        try {
            Path log = folder.resolve("keytool.log");
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (process.waitFor() != 0) {
                throw new AssertionError(Files.readString(log));
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
