package dev.ostiary.example;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The example in a process of its own, on any free port. */
final class ExampleProcess implements AutoCloseable {
    private static final String ANNOUNCEMENT = "Ostiary example: ";

    private final Process process;
    private final BufferedReader output;
    private final List<String> printed;

    private ExampleProcess(Process process) throws IOException {
        this.process = process;
        this.output = process.inputReader();
        this.printed = readUntilAddress();
    }

    /** Returns when it serves. */
    static ExampleProcess start(Map<String, String> environment, String... arguments) throws IOException {
        List<String> fromClasses =
                List.of("-cp", System.getProperty("java.class.path"), ExampleServer.class.getName(), "--port=0");
        return start(java(fromClasses, arguments), environment);
    }

    /** The one jar that runs, as it was built. Returns when it serves. */
    static ExampleProcess startJar(String... arguments) throws IOException {
        return start(java(List.of("-jar", System.getProperty("example.jar"), "--port=0"), arguments), Map.of());
    }

    /** The command of this JDK. */
    static ProcessBuilder java(List<String> what, String... arguments) {
        ProcessBuilder builder = new ProcessBuilder(System.getProperty("java.home") + "/bin/java");
        builder.command().addAll(what);
        builder.command().addAll(List.of(arguments));
        return builder.redirectErrorStream(true);
    }

    private static ExampleProcess start(ProcessBuilder builder, Map<String, String> environment) throws IOException {
        builder.environment().remove("JWT_SECRET");
        builder.environment().putAll(environment);
        return new ExampleProcess(builder.start());
    }

    private List<String> readUntilAddress() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            lines.add(line);
            if (line.startsWith(ANNOUNCEMENT)) {
                return lines;
            }
        }
        throw new AssertionError("The example did not start; it printed:\n" + String.join("\n", lines));
    }

    /** What it has printed until it served. */
    List<String> printed() {
        return printed;
    }

    Site site() {
        return new Site(URI.create(printed.get(printed.size() - 1).substring(ANNOUNCEMENT.length())));
    }

    /** Tells it to end, waits until it has, and returns what it has printed meanwhile. */
    List<String> end() throws InterruptedException {
        process.toHandle().destroy(); // unlike Process.destroy, leaves the output open
        List<String> last = output.lines().toList();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
            throw new AssertionError("The example does not end");
        }
        return last;
    }

    /** Ends it as a power failure would. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
