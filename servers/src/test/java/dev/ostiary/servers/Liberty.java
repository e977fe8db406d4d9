package dev.ostiary.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Open Liberty 26. */
final class Liberty implements Server {
    private static final String SERVER_XML = """
            <server>
              <featureManager><feature>servlet-6.0</feature><feature>cdi-4.0</feature><feature>enterpriseBeansLite-4.0</feature><feature>appSecurity-5.0</feature><feature>restfulWS-3.1</feature><feature>websocket-2.1</feature></featureManager>
              <httpEndpoint id="defaultHttpEndpoint" host="localhost" httpPort="%d" httpsPort="-1"/>
              <webAppSecurity singleSignonEnabled="false"/>
              <httpSession securityIntegrationEnabled="false"/>
              %s
            </server>
            """;

    @Override
    public String name() {
        return "Open Liberty " + Home.version("liberty");
    }

    @Override
    public int oldestJava() {
        return 17;
    }

    @Override
    public ProcessBuilder command(Path jdk, Path folder, int port, List<War> applications) throws IOException {
        Path server = Files.createDirectories(folder.resolve("servers/guard"));
        Path apps = Files.createDirectories(server.resolve("apps"));
        List<String> elements = new ArrayList<>();
        for (War application : applications) {
            application.in(apps);
            elements.add("<webApplication location='%1$s.war' contextRoot='/%1$s' name='%1$s'/>"
                    .formatted(application.name()));
        }
        Files.writeString(server.resolve("server.xml"), SERVER_XML.formatted(port, String.join("\n", elements)));
        ProcessBuilder command =
                new ProcessBuilder("bash", Home.of("wlp").resolve("bin/server").toString(), "run", "guard");
        command.environment().put("JAVA_HOME", jdk.toString());
        command.environment().put("WLP_USER_DIR", folder.toString());
        return command;
    }

    @Override
    public Pattern done() {
        return Pattern.compile("CWWKF0011I");
    }
}
