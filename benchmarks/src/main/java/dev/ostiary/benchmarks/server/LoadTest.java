package dev.ostiary.benchmarks.server;

import dev.ostiary.benchmarks.Arguments;
import dev.ostiary.benchmarks.Command;
import dev.ostiary.benchmarks.Measured;
import dev.ostiary.benchmarks.Sample;
import dev.ostiary.encoding.Base64Url;
import dev.ostiary.key.JwsAlgorithm;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Loads a guarded servlet over loopback, with one connection and with many, and writes what each guard costs beside no guard at all.
 *
 * <p>All servers run at once, each in a process of its own, and take turns in short rounds, so that a noise of the machine meets all
 * alike. Clients and server share the machine: throughput is that of both together, processor time that of the server alone.
 *
 * <pre>{@code
 * mvn -q -Pload -pl benchmarks -am
 * mvn -q -Pload -pl benchmarks -am -Dargs="rounds=9 seconds=3 algorithms=HS256 connections=1,32"
 * }</pre>
 */
public final class LoadTest {
    private static final List<String> ALGORITHMS = List.of("HS256", "RS256", "ES256");

    /** After so many the compiler has done its work, on a slow machine as on a fast one. */
    private static final long WARM_UP_REQUESTS = 40_000;

    private LoadTest() {}

    /**
     * Runs.
     *
     * @param args {@code rounds=5}, {@code seconds=2}, {@code algorithms=HS256,RS256,ES256}, {@code connections=1,32}
     * @throws IOException if the result cannot be written
     * @throws GeneralSecurityException if no token can be made
     */
    public static void main(String... args) throws IOException, GeneralSecurityException {
        Arguments given = Command.LOAD.arguments(args);
        int rounds = given.number("rounds", 5);
        Duration time = Duration.ofSeconds(given.number("seconds", 2));
        List<Integer> connections = given.numbers("connections", List.of(1, 32));
        LoadTable table = new LoadTable();
        List<String> algorithms = given.has("algorithms") ? given.names("algorithms") : ALGORITHMS;
        for (String name : algorithms) {
            measure(JwsAlgorithm.valueOf(name), connections, rounds, time, table);
        }
        String text = table.text() + Command.LOAD.madeBy(given);
        System.out.println(text);
        Measured.keep("2-load.md", text);
        for (Map.Entry<String, String> picture : table.pictures().entrySet()) {
            Measured.keep(picture.getKey(), picture.getValue());
        }
    }

    private static void measure(
            JwsAlgorithm algorithm, List<Integer> connections, int rounds, Duration time, LoadTable table)
            throws GeneralSecurityException {
        Sample sample = Sample.of(algorithm);
        Verification demanded =
                new Verification(algorithm, Base64Url.encode(sample.key().getEncoded()));
        Map<Guard, ServerProcess> servers = new EnumMap<>(Guard.class);
        try {
            for (Guard guard : Guard.values()) {
                servers.put(guard, ServerProcess.start(guard, demanded));
            }
            servers.values().forEach(server -> warmUp(server, sample.token()));
            for (int many : connections) {
                for (int round = 0; round < rounds; round++) {
                    servers.forEach((guard, server) ->
                            table.add(algorithm, many, guard, Run.of(server, sample.token(), many, time)));
                }
            }
        } finally {
            servers.values().forEach(ServerProcess::close);
        }
    }

    static void warmUp(ServerProcess server, String token) {
        Duration second = Duration.ofSeconds(1);
        for (double requests = 0; requests < WARM_UP_REQUESTS; ) {
            requests += Run.of(server, token, 8, second).perSecond();
        }
    }
}
