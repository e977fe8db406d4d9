package dev.ostiary.benchmarks.scale;

import dev.ostiary.benchmarks.Measured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A main class in a process of its own, with the class path of this one. What it says on its error output goes to a file. */
public final class JavaProcess {
    private static final int USUAL_MEGABYTES = 512;

    private JavaProcess() {}

    /**
     * The JDK that runs this.
     *
     * @return its folder
     */
    public static Path ownJdk() {
        return Path.of(System.getProperty("java.home"));
    }

    /**
     * Runs it to its end.
     *
     * @return the lines it printed
     * @throws IOException if it fails
     */
    static List<String> run(Path jdk, Class<?> main, List<String> args) throws IOException {
        return run(jdk, main, USUAL_MEGABYTES, List.of(), args);
    }

    /**
     * Runs it to its end.
     *
     * @param jdk which one
     * @param main the class
     * @param megabytes of heap
     * @param options further ones of the JVM
     * @param args of the class
     * @return the lines it printed
     * @throws IOException if it fails
     */
    public static List<String> run(Path jdk, Class<?> main, int megabytes, List<String> options, List<String> args)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                jdk.resolve("bin").resolve("java").toString(),
                "-Xms" + megabytes + "m",
                "-Xmx" + megabytes + "m",
                "-XX:+UseSerialGC"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(args);
        ProcessBuilder.Redirect errors = Measured.processLog();
        Process process = new ProcessBuilder(command).redirectError(errors).start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            List<String> printed = lines.lines().toList();
            int code = process.waitFor();
            if (code != 0) {
                throw new IOException(main.getSimpleName() + " ended with " + code + ": see " + errors.file());
            }
            return printed;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        } finally {
            process.destroy();
        }
    }
}
