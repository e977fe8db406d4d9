package dev.ostiary.benchmarks.scale;

import com.sun.management.OperatingSystemMXBean;
import dev.ostiary.benchmarks.Sample;
import dev.ostiary.benchmarks.StubRequest;
import dev.ostiary.encoding.Base64Url;
import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.servlet.AuthFilter;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A process that starts the filter once and lets one request in. It prints nanoseconds: of the start on the wall and of the processors,
 * of the request on the wall and of the processors.
 */
public final class StartProbe {
    private StartProbe() {}

    /** How the filter is configured. */
    enum Setup {
        SECRET(JwsAlgorithm.HS256, 10, false),
        PUBLIC_KEY(JwsAlgorithm.RS256, 10, false),
        RULES(JwsAlgorithm.HS256, 1_000, false),
        SESSIONS(JwsAlgorithm.HS256, 10, true);

        private final JwsAlgorithm algorithm;
        private final int rules;
        private final boolean sessions;

        Setup(JwsAlgorithm algorithm, int rules, boolean sessions) {
            this.algorithm = algorithm;
            this.rules = rules;
            this.sessions = sessions;
        }

        String text() {
            if (sessions) {
                return "sessions";
            }
            return rules > 10 ? String.format(Locale.ROOT, "%,d rules", rules) : algorithm.headerName();
        }

        /** What the process is told: it makes neither key nor token, or their classes would be loaded beforehand. */
        List<String> arguments() throws GeneralSecurityException {
            Sample sample = Sample.of(algorithm);
            byte[] key = sample.key().getEncoded();
            String text = algorithm == JwsAlgorithm.HS256 ? "base64url:" + Base64Url.encode(key) : pem(key);
            return List.of(name(), text, sample.token());
        }

        private Map<String, String> parameters(String key) {
            Map<String, String> parameters = new LinkedHashMap<>();
            parameters.put(algorithm == JwsAlgorithm.HS256 ? "secret" : "public-key", key);
            parameters.put("issuer", Sample.ISSUER);
            parameters.put("audience", Sample.AUDIENCE);
            parameters.put(
                    "rules",
                    IntStream.rangeClosed(1, rules)
                            .mapToObj(i -> "GET /part" + i + "/** = role(clerk, manager)")
                            .collect(Collectors.joining("\n")));
            if (sessions) {
                parameters.put("session", "on");
            }
            return parameters;
        }

        private static String pem(byte[] key) {
            Base64.Encoder lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
            return "-----BEGIN PUBLIC KEY-----\n" + lines.encodeToString(key) + "\n-----END PUBLIC KEY-----\n";
        }
    }

    /**
     * Runs.
     *
     * @param args the name of a setup, a key, and a token that it signed
     * @throws Exception if the filter does not start, or does not let the request in
     */
    public static void main(String... args) throws Exception {
        Setup setup = Setup.valueOf(args[0]);
        StubConfig config = new StubConfig(setup.parameters(args[1]));
        StubRequest request =
                new StubRequest("/part1/orders/17", Map.of("authorization", "Bearer " + args[2], "accept", "*/*"));
        HttpServletResponse response = new Uncommitted();
        int[] letIn = new int[1];

        AuthFilter filter = new AuthFilter();
        long[] before = times();
        filter.init(config);
        long[] started = times();
        filter.doFilter(request, response, (wrapped, answer) -> letIn[0]++);
        long[] answered = times();

        filter.destroy();
        if (letIn[0] != 1) {
            throw new IllegalStateException("the filter has not let the request in");
        }
        System.out.println((started[0] - before[0]) + " " + (started[1] - before[1]) + " " + (answered[0] - started[0])
                + " " + (answered[1] - started[1]));
    }

    /** With sessions, the filter asks whether a cookie could still be set. */
    private static final class Uncommitted extends HttpServletResponseWrapper {
        Uncommitted() {
            super(StubRequest.unsupported(HttpServletResponse.class));
        }

        @Override
        public boolean isCommitted() {
            return false;
        }
    }

    private static long[] times() {
        long processors = ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
        return new long[] {System.nanoTime(), processors};
    }
}
