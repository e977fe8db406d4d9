package dev.ostiary.servers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Payara Micro.
 *
 * @param version how the version begins
 */
record PayaraMicro(String version, int oldestJava) implements Server {
    @Override
    public String name() {
        return "Payara Micro " + Home.version("payara" + version);
    }

    @Override
    public ProcessBuilder command(Path jdk, Path folder, int port, List<War> applications) throws IOException {
        List<String> words = new ArrayList<>(List.of(
                Home.java(jdk),
                "-jar",
                Home.of("payara-micro-" + version).toString(),
                "--rootdir",
                folder.resolve("root").toString(),
                "--nocluster",
                "--port",
                Integer.toString(port)));
        for (War application : applications) {
            words.addAll(List.of("--deploy", application.in(folder).toString()));
        }
        return new ProcessBuilder(words);
    }

    @Override
    public Pattern done() {
        return Pattern.compile("ready in");
    }
}
