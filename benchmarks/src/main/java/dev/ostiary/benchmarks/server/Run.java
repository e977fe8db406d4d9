package dev.ostiary.benchmarks.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;

/**
 * What one server did under load for a moment.
 *
 * @param perSecond requests answered in a second
 * @param p50 nanoseconds within which half of the answers came
 * @param p99 nanoseconds within which 99 of 100 came
 * @param cpuNanos processor time of the server for a request
 * @param bytes what its threads allocated for a request
 */
record Run(double perSecond, double p50, double p99, double cpuNanos, double bytes) {

    static Run of(ServerProcess server, String token, int connections, Duration duration) {
        ServerProcess.Usage before = server.usage();
        long start = System.nanoTime();
        long[] latencies = latencies(server.port(), token, connections, start + duration.toNanos());
        double seconds = (System.nanoTime() - start) / 1e9;
        ServerProcess.Usage used = server.usage().since(before);
        Arrays.sort(latencies);
        int count = latencies.length;
        return new Run(
                count / seconds,
                latencies[count / 2],
                latencies[(int) (count * 0.99)],
                (double) used.nanos() / count,
                (double) used.bytes() / count);
    }

    private static long[] latencies(int port, String token, int connections, long end) {
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            List<Future<long[]>> clients = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                clients.add(threads.submit(() -> {
                    try (Client client = new Client(port, token)) {
                        client.runUntil(end);
                        return client.latencies();
                    }
                }));
            }
            LongStream all = LongStream.empty();
            for (Future<long[]> client : clients) {
                all = LongStream.concat(all, Arrays.stream(client.get()));
            }
            return all.toArray();
        } catch (ExecutionException failed) {
            throw new UncheckedIOException(new IOException(failed.getCause()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        } finally {
            threads.shutdownNow();
        }
    }
}
