package dev.ostiary.benchmarks.server;

import dev.ostiary.benchmarks.Measured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A {@link GuardedServer} that was started. */
final class ServerProcess implements AutoCloseable {
    private final Process process;
    private final Writer commands;
    private final BufferedReader answers;
    private final int port;

    private ServerProcess(Process process, Writer commands, BufferedReader answers, int port) {
        this.process = process;
        this.commands = commands;
        this.answers = answers;
        this.port = port;
    }

    /** What the server has used since it was started. */
    record Usage(long nanos, long bytes) {
        Usage since(Usage before) {
            return new Usage(nanos - before.nanos, bytes - before.bytes);
        }
    }

    static ServerProcess start(Guard guard, Verification demanded) {
        try {
            Process process = new ProcessBuilder(List.of(
                            System.getProperty("java.home") + "/bin/java",
                            "-Xms512m",
                            "-Xmx512m",
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            GuardedServer.class.getName()))
                    .redirectError(Measured.processLog())
                    .start();
            Writer commands = process.outputWriter(StandardCharsets.US_ASCII);
            BufferedReader answers =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
            commands.write(guard + " " + demanded.algorithm() + " " + demanded.encodedKey() + "\n");
            commands.flush();
            String port = answers.readLine();
            if (port == null) {
                throw new IOException("the server of " + guard + " does not start: see "
                        + Measured.processLog().file());
            }
            return new ServerProcess(process, commands, answers, Integer.parseInt(port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    Usage usage() {
        try {
            commands.write("usage\n");
            commands.flush();
            String[] answer = answers.readLine().split(" ", 2);
            return new Usage(Long.parseLong(answer[0]), Long.parseLong(answer[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
