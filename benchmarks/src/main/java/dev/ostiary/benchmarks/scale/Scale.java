package dev.ostiary.benchmarks.scale;

import dev.ostiary.benchmarks.Arguments;
import dev.ostiary.benchmarks.Command;
import dev.ostiary.benchmarks.Fork;
import dev.ostiary.benchmarks.Measured;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Measures what the cost grows with, and prints and writes it as tables and curves.
 *
 * <pre>{@code
 * mvn -q -Pscale -pl benchmarks -am
 * mvn -q -Pscale -pl benchmarks -am -Dargs="curves=tokens,rules rounds=1 most=10000 brief"
 * mvn -q -Pscale -pl benchmarks -am -Dargs="curves=threads jdk25=/opt/jdk-25"
 * }</pre>
 */
public final class Scale {
    private Scale() {}

    /**
     * Runs.
     *
     * @param args {@code curves=tokens,rules,issuers,revoked,threads,start} (default all), {@code rounds=3}, {@code most=1000000}: no
     *     larger size, {@code jdk25=...}: where a JDK 25 is (default: the environment's {@code JAVA25_HOME}), {@code brief}: only to see
     *     that it works
     * @throws RunnerException if a fork fails
     * @throws IOException if a process fails, or the result cannot be written
     * @throws GeneralSecurityException if no token can be made
     */
    public static void main(String... args) throws RunnerException, IOException, GeneralSecurityException {
        Arguments given = Command.SCALE.arguments(args);
        List<Part> parts = List.of(
                TokensCurve.curve(),
                RulesCurve.curve(),
                IssuersCurve.curve(),
                RevocationsCurve.curve(),
                new ThreadsCurve(),
                new StartUp());
        List<String> wanted = given.names("curves");
        Measured.keep("3-scale-0.md", """
                ## Scale

                What a growing number does to the cost of one operation. Nanoseconds are processor time; *× first* is the cost beside that of the first
                row; *bytes* are those allocated.
                """);
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            if (wanted.isEmpty() || wanted.contains(part.name().toUpperCase(Locale.ROOT))) {
                Part.Section section = part.measure(given);
                String text = section.text() + Command.SCALE.madeBy(given);
                System.out.println(text);
                Measured.keep("3-scale-" + (i + 1) + "-" + part.name() + ".md", text);
                for (Map.Entry<String, String> picture : section.pictures().entrySet()) {
                    Measured.keep(picture.getKey(), picture.getValue());
                }
            }
        }
    }

    /**
     * A lookup among known tokens.
     *
     * @param tokens how many there are
     * @return with the heap that they need
     */
    public static Fork hit(int tokens) {
        return TokensCurve.fork("cached", tokens);
    }

    /**
     * A verification for one of several issuers.
     *
     * @param issuers how many there are
     * @return the benchmark
     */
    public static Fork verifiedOf(int issuers) {
        return IssuersCurve.fork("verify", issuers);
    }

    /**
     * A lookup of a good token among revoked ones, in the copy that follows the store.
     *
     * @param revoked how many there are
     * @return with the heap that they need
     */
    public static Fork hitBeside(int revoked) {
        return RevocationsCurve.fork(false, revoked);
    }

    /**
     * How often threads that send requests at the same time wait for a lock.
     *
     * @param threads how many there are
     * @param brief whether it is only to be seen that it works
     * @return in a million requests
     * @throws IOException if the process fails
     */
    public static double waitsInAMillion(int threads, boolean brief) throws IOException {
        return ThreadsCurve.waitsInAMillion(threads, brief);
    }
}
