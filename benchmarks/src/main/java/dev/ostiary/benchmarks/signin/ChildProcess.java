package dev.ostiary.benchmarks.signin;

import dev.ostiary.benchmarks.Measured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A server in a process of its own. It says its port, and answers its processor time to each line; what it says else goes to a file. Used
 * by one thread.
 */
final class ChildProcess implements AutoCloseable {
    private final Process process;
    private final Writer commands;
    private final BufferedReader answers;
    private final int port;

    private ChildProcess(Process process, Writer commands, BufferedReader answers, int port) {
        this.process = process;
        this.commands = commands;
        this.answers = answers;
        this.port = port;
    }

    /**
     * Starts one.
     *
     * @param main calls {@link #serve} once it listens
     */
    static ChildProcess start(Class<?> main, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Xms512m",
                "-Xmx512m",
                "-XX:+UseSerialGC",
                // A server has signed in thousands before it is as fast as it gets; so it is after some hundreds.
                "-XX:CompileThresholdScaling=0.1",
                "-XX:-UseDynamicNumberOfCompilerThreads",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(args));
        Process process =
                new ProcessBuilder(command).redirectError(Measured.processLog()).start();
        Writer commands = process.outputWriter(StandardCharsets.US_ASCII);
        BufferedReader answers =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
        String port = answers.readLine();
        if (port == null) {
            throw new IOException(main.getSimpleName() + " does not start: see "
                    + Measured.processLog().file());
        }
        return new ChildProcess(process, commands, answers, Integer.parseInt(port));
    }

    /** In the process itself: until its input ends. */
    static void serve(int port) throws IOException {
        var commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        say(port);
        while (commands.readLine() != null) {
            say(ServerCpu.nanos());
        }
    }

    private static void say(long number) {
        System.out.println(number);
        System.out.flush();
    }

    int port() {
        return port;
    }

    /** Processor time of its threads since it was started, those of the collector among them and those of the compiler not. */
    long nanos() throws IOException {
        commands.write("usage\n");
        commands.flush();
        return Long.parseLong(answers.readLine());
    }

    @Override
    public void close() {
        process.destroy();
    }
}
