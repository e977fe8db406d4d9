package dev.ostiary.providers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Keycloak in its development mode, over plain HTTP on this machine, with nothing in it but the realms of the tests. */
final class Keycloak implements AutoCloseable {
    private final Path home;
    private final int port = ProviderProcess.freePort();
    private final KeycloakAdmin admin = new KeycloakAdmin(address());
    private ProviderProcess process;

    private Keycloak(Path home) {
        this.home = home;
        this.process = started();
    }

    /** Where the build has unpacked it. */
    static Keycloak start() {
        Path home = home();
        delete(home.resolve("data"));
        return new Keycloak(home);
    }

    /** A realm as the administrator of a fresh Keycloak makes one. */
    KeycloakRealm realm() {
        return realm(Map.of());
    }

    /** @param options of the realm, as the REST API names them */
    KeycloakRealm realm(Map<String, ?> options) {
        String name = "realm-" + UUID.randomUUID();
        Map<String, Object> realm = new HashMap<>(options);
        realm.put("realm", name);
        realm.put("enabled", true);
        admin.post("", realm);
        return new KeycloakRealm(this, admin, name);
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    void hang() {
        process.signal("STOP");
    }

    void goOn() {
        process.signal("CONT");
    }

    /** As a service is stopped; what it has kept stays. */
    void stop() {
        process.stop();
    }

    void startAgain() {
        process = started();
    }

    String log() {
        return process.log();
    }

    private ProviderProcess started() {
        ProcessBuilder command = new ProcessBuilder(
                "bash",
                home.resolve("bin/kc.sh").toString(),
                "start-dev",
                "--http-host=127.0.0.1",
                "--http-port=" + port);
        command.environment().putAll(KeycloakAdmin.environment());
        command.environment().put("JAVA_HOME", System.getProperty("java.home"));
        command.environment().put("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1");
        return ProviderProcess.start(command, line -> line.contains("Listening on: "));
    }

    private static Path home() {
        try (Stream<Path> unpacked = Files.list(Path.of("target", "keycloak").toAbsolutePath())) {
            return unpacked.findFirst().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> innerFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : innerFirst) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
