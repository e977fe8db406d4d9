package dev.ostiary.servers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** WildFly 39. */
final class WildFly implements Server {
    @Override
    public int oldestJava() {
        return 17;
    }

    @Override
    public ProcessBuilder command(Path jdk, Path folder, int port, List<War> applications) throws IOException {
        Path home = Home.of("wildfly");
        Home.copy(home.resolve("standalone"), folder.resolve("standalone"));
        Path deployments = folder.resolve("standalone/deployments");
        for (War application : applications) {
            application.in(deployments);
        }
        List<String> words = new ArrayList<>(List.of(
                Home.java(jdk),
                "-Djboss.home.dir=" + home,
                "-Djboss.server.base.dir=" + folder.resolve("standalone"),
                "-Djboss.bind.address=127.0.0.1"));
        words.add("-Djboss.socket.binding.port-offset=" + (port - 8080));
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

    @Override
    public Pattern done() {
        return Pattern.compile("WFLYSRV002[56]");
    }
}
