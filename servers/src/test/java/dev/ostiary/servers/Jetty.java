package dev.ostiary.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** Jetty 12.1 with the environment of Jakarta EE 10. */
final class Jetty implements Server {
    @Override
    public int oldestJava() {
        return 17;
    }

    @Override
    public ProcessBuilder command(Path jdk, Path folder, int port, List<War> applications) throws IOException {
        Path webapps = Files.createDirectories(folder.resolve("webapps"));
        Files.createDirectories(folder.resolve("resources"));
        Path modules = Files.createDirectories(folder.resolve("start.d"));
        Files.writeString(modules.resolve("guard.ini"), "--modules=http,ee10-deploy,ee10-annotations,resources\n");
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

    @Override
    public Pattern done() {
        return Pattern.compile("Started oejs\\.Server");
    }
}
