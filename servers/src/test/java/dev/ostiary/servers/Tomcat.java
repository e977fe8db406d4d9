package dev.ostiary.servers;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Tomcat, stand-alone.
 *
 * @param home how the name of its folder begins
 * @param version the property of the build that names its version
 */
record Tomcat(String home, String version) implements Server {
    private static final String SERVER_XML = """
            <Server port="-1">
              <Service name="Catalina">
                <Connector port="%d" address="localhost"/>
                <Engine name="Catalina" defaultHost="localhost">
                  <Host name="localhost" appBase="webapps"/>
                </Engine>
              </Service>
            </Server>
            """;

    @Override
    public String name() {
        return "Tomcat " + Home.version(version);
    }

    @Override
    public int oldestJava() {
        return 17;
    }

    @Override
    public ProcessBuilder command(Path jdk, Path folder, int port, List<War> applications) throws IOException {
        Path shipped = Home.of(home);
        Home.copy(shipped.resolve("conf"), folder.resolve("conf"));
        Path webapps = Files.createDirectories(folder.resolve("webapps"));
        Files.createDirectories(folder.resolve("logs"));
        Files.createDirectories(folder.resolve("temp"));
        Files.writeString(folder.resolve("conf/server.xml"), SERVER_XML.formatted(port));
        for (War application : applications) {
            application.in(webapps);
        }
        String bin = shipped.resolve("bin") + "/";
        return new ProcessBuilder(
                Home.java(jdk),
                "-Dcatalina.home=" + shipped,
                "-Dcatalina.base=" + folder,
                "-Djava.io.tmpdir=" + folder.resolve("temp"),
                "-Djava.util.logging.config.file=" + folder.resolve("conf/logging.properties"),
                "-Djava.util.logging.manager=org.apache.juli.ClassLoaderLogManager",
                "-cp",
                bin + "bootstrap.jar" + File.pathSeparator + bin + "tomcat-juli.jar",
                "org.apache.catalina.startup.Bootstrap",
                "start");
    }

    @Override
    public Pattern done() {
        return Pattern.compile("Server startup in");
    }
}
