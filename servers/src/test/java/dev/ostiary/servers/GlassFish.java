package dev.ostiary.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** GlassFish 8. */
final class GlassFish implements Server {
    private static final Pattern PORT = Pattern.compile("port=\"(\\d{4,5})\"");

    @Override
    public String name() {
        return "GlassFish " + Home.version("glassfish");
    }

    @Override
    public int oldestJava() {
        return 21;
    }

    @Override
    public ProcessBuilder command(Path jdk, Path folder, int port, List<War> applications) throws IOException {
        Path domain = folder.resolve("domains/domain1");
        Home.copy(Home.of("glassfish8").resolve("glassfish/domains/domain1"), domain);
        Path domainXml = domain.resolve("config/domain.xml");
        Files.writeString(domainXml, elsewhere(Files.readString(domainXml), port));
        for (War application : applications) {
            application.in(domain.resolve("autodeploy"));
        }
        ProcessBuilder command = new ProcessBuilder(
                "bash",
                Home.of("glassfish8").resolve("glassfish/bin/asadmin").toString(),
                "start-domain",
                "--verbose",
                "--domaindir",
                folder.resolve("domains").toString(),
                "domain1");
        command.environment().put("AS_JAVA", jdk.toString());
        command.environment().put("JAVA_HOME", jdk.toString());
        return command;
    }

    @Override
    public Pattern done() {
        return Pattern.compile("NCLS-DEPLOYMENT-0203[56]");
    }

    @Override
    public int timesDone(int applications) {
        return applications;
    }

    /** Each listener of the domain at a free port. */
    private static String elsewhere(String domainXml, int port) {
        return PORT.matcher(domainXml)
                .replaceAll(
                        found -> "port=\"" + (found.group(1).equals("8080") ? port : RunningServer.freePort()) + "\"");
    }
}
