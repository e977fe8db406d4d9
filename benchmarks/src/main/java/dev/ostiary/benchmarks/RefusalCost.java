package dev.ostiary.benchmarks;

import com.sun.management.ThreadMXBean;
import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.servlet.AuthFilter;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures what the filter alone does for a refused request, beside one with a known token, in turns. Log, answer and counts are included, a
 * container's own work is not.
 *
 * <pre>{@code
 * mvn -q -Prefusals -pl benchmarks -am
 * }</pre>
 */
public final class RefusalCost {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int REQUESTS = 20_000;
    private static final int WARM_UP = 60_000;
    private static final String KNOWN = "known";

    private RefusalCost() {}

    /**
     * Runs.
     *
     * @param args {@code rounds=5}
     * @throws GeneralSecurityException if the platform lacks HMAC
     * @throws IOException if the result cannot be written
     * @throws ServletException never
     */
    public static void main(String... args) throws GeneralSecurityException, IOException, ServletException {
        Arguments given = Command.REFUSALS.arguments(args);
        Sample sample = Sample.of(JwsAlgorithm.HS256);
        Map<String, List<Double>> nanos = new LinkedHashMap<>();
        Map<String, Double> bytes = new LinkedHashMap<>();
        AuthFilter filter = AuthFilter.builder()
                .keys(sample.keys())
                .issuer(Sample.ISSUER)
                .audience(Sample.AUDIENCE)
                .rules("GET /part1/** = role(clerk, manager)")
                .build();
        try {
            for (int round = 0; round <= given.number("rounds", 5); round++) {
                for (Map.Entry<String, String> token : tokens(sample.token()).entrySet()) {
                    double[] cost = cost(filter, token.getValue(), round == 0 ? WARM_UP : REQUESTS);
                    List<Double> figures = nanos.computeIfAbsent(token.getKey(), any -> new ArrayList<>());
                    if (round > 0) {
                        figures.add(cost[0]);
                    }
                    bytes.put(token.getKey(), cost[1]);
                }
            }
        } finally {
            filter.destroy();
        }
        String text = text(nanos, bytes) + Command.REFUSALS.madeBy(given);
        System.out.println(text);
        Measured.keep("2-refusals.md", text);
    }

    private static Map<String, String> tokens(String good) {
        String[] segments = good.split("\\.", -1);
        Map<String, String> tokens = new LinkedHashMap<>();
        tokens.put(KNOWN, good);
        tokens.put("malformed", good.substring(0, good.length() / 2).replace('.', '-') + "." + segments[1] + ".x");
        tokens.put("algorithm none", encoded("{\"alg\":\"none\"}") + "." + segments[1] + "." + segments[2]);
        tokens.put("wrong signature", segments[0] + "." + segments[1] + "." + new StringBuilder(segments[2]).reverse());
        return tokens;
    }

    private static String encoded(String header) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(StandardCharsets.UTF_8));
    }

    /** Nanoseconds and bytes a request. */
    private static double[] cost(AuthFilter filter, String token, int requests) throws IOException, ServletException {
        StubRequest request = Client.PROGRAM.request("/part1/orders/17", token);
        DroppedResponse response = new DroppedResponse();
        long id = Thread.currentThread().getId();
        long bytes = THREADS.getThreadAllocatedBytes(id);
        long nanos = THREADS.getCurrentThreadCpuTime();
        for (int i = 0; i < requests; i++) {
            request.recycle();
            filter.doFilter(request, response, (let, in) -> {});
        }
        return new double[] {
            (double) (THREADS.getCurrentThreadCpuTime() - nanos) / requests,
            (double) (THREADS.getThreadAllocatedBytes(id) - bytes) / requests
        };
    }

    private static String text(Map<String, List<Double>> nanos, Map<String, Double> bytes) {
        StringBuilder text = new StringBuilder("""
                ### Refusals

                The filter alone (HS256), beside a request whose token is known. Log, answer and counts are included.

                | | ratio | ns | spread | bytes |
                |---|---|---|---|---|
                """);
        double known = Median.of(nanos.getOrDefault(KNOWN, List.of()));
        nanos.forEach((name, figures) -> text.append(String.format(
                Locale.ROOT,
                "| %s | %.1f | %,.0f | %s | %,.0f |%n",
                name,
                Median.of(figures) / known,
                Median.of(figures),
                Median.shownSpread(figures),
                bytes.getOrDefault(name, 0.0))));
        return text.toString();
    }
}
