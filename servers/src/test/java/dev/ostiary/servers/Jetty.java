package dev.ostiary.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Jetty 12.1.
 *
 * @param environment of Jakarta EE 10 or 11: {@code ee10}, {@code ee11}
 */
record Jetty(String environment) implements Server {
    @Override
    public String name() {
        return "Jetty " + Home.version("jetty") + " (" + environment + ")";
    }

    @Override
    public int oldestJava() {
        return 17;
    }

    @Override
    public ProcessBuilder command(Path jdk, Path folder, int port, List<War> applications) throws IOException {
        Path webapps = Files.createDirectories(folder.resolve("webapps"));
        Files.createDirectories(folder.resolve("resources"));
        Path modules = Files.createDirectories(folder.resolve("start.d"));
        Files.writeString(
                modules.resolve("guard.ini"),
                "--modules=http,%1$s-deploy,%1$s-annotations,resources\n".formatted(environment));
        for (War application : applications) {
            application.in(webapps);
        }
        Path home = Home.of("jetty-home");
        return new ProcessBuilder(
                        Home.java(jdk),
                        "-jar",
                        home.resolve("start.jar").toString(),
                        "jetty.http.host=localhost",
                        "jetty.http.port=" + port)
                .directory(folder.toFile());
    }

    /** Its module for them puts a filter of its own before all others, in every application (docs/containers.md). */
    @Override
    public boolean hasSockets() {
        return false;
    }

    @Override
    public Pattern done() {
        return Pattern.compile("Started oejs\\.Server");
    }
}
