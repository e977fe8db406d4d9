package dev.ostiary.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** WildFly 39. */
final class WildFly implements Server {
    /** Any that are free. */
    private static final List<String> OTHER_PORTS = List.of(
            "-Djboss.https.port=0",
            "-Djboss.ajp.port=0",
            "-Djboss.management.http.port=0",
            "-Djboss.management.https.port=0");

    private static final String DOMAIN =
            "<application-security-domain name=\"other\" security-domain=\"ApplicationDomain\"/>";

    @Override
    public String name() {
        return "WildFly " + Home.version("wildfly").replace(".Final", "");
    }

    @Override
    public int oldestJava() {
        return 17;
    }

    @Override
    public ProcessBuilder command(Path jdk, Path folder, int port, List<War> applications) throws IOException {
        Path home = Home.of("wildfly");
        Home.copy(home.resolve("standalone"), folder.resolve("standalone"));
        Path settings = folder.resolve("standalone/configuration/standalone.xml");
        Files.writeString(settings, takingCallers(Files.readString(settings)));
        Path deployments = folder.resolve("standalone/deployments");
        for (War application : applications) {
            application.in(deployments);
        }
        List<String> words = new ArrayList<>(List.of(
                Home.java(jdk),
                "-Djboss.home.dir=" + home,
                "-Djboss.server.base.dir=" + folder.resolve("standalone"),
                "-Djboss.bind.address=127.0.0.1"));
        words.add("-Djboss.http.port=" + port);
        words.addAll(OTHER_PORTS);
        words.addAll(List.of(
                "--add-exports=java.desktop/sun.awt=ALL-UNNAMED",
                "--add-exports=java.naming/com.sun.jndi.ldap=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "--add-opens=java.base/java.lang.invoke=ALL-UNNAMED",
                "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
                "--add-opens=java.base/java.io=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "-jar",
                home.resolve("jboss-modules.jar").toString(),
                "-mp",
                home.resolve("modules").toString(),
                "org.jboss.as.standalone"));
        return new ProcessBuilder(words);
    }

    /**
     * As {@code /subsystem=undertow/application-security-domain=other:write-attribute(name=integrated-jaspi,value=false)} does:
     * otherwise each user has to be known to a realm of the server.
     */
    private static String takingCallers(String settings) {
        int undertow = settings.lastIndexOf(DOMAIN);
        return settings.substring(0, undertow)
                + DOMAIN.replace("/>", " integrated-jaspi=\"false\"/>")
                + settings.substring(undertow + DOMAIN.length());
    }

    @Override
    public Pattern done() {
        return Pattern.compile("WFLYSRV002[56]");
    }
}
