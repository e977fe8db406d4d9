package dev.ostiary.benchmarks.signin;

import dev.ostiary.benchmarks.Median;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Processor time of a sign-in from the page to the page: with this filter and with Spring Security, each on Jetty in a process of its own,
 * at the same provider, in turns. The provider and the browser have processes of their own.
 *
 * @param ostiary nanoseconds, round by round
 * @param spring nanoseconds, round by round
 */
record WholeSignIn(List<Double> ostiary, List<Double> spring) {
    private static final int BROWSERS = 8;
    private static final int SIGN_INS_OF_EACH = 25;

    WholeSignIn {
        ostiary = List.copyOf(ostiary);
        spring = List.copyOf(spring);
    }

    /** As many turns come first, until the compiler has done its work. */
    static WholeSignIn measure(int rounds) throws Exception {
        List<Double> ostiary = new ArrayList<>();
        List<Double> spring = new ArrayList<>();
        HttpClient browser = HttpClient.newHttpClient();
        try (ProviderProcess provider = ProviderProcess.start();
                ChildProcess ours = start(SignInStack.OSTIARY, provider);
                ChildProcess theirs = start(SignInStack.SPRING_SECURITY, provider)) {
            for (int round = -rounds; round < rounds; round++) {
                double[] turn = {nanos(browser, ours), nanos(browser, theirs)};
                if (round >= 0) {
                    ostiary.add(turn[0]);
                    spring.add(turn[1]);
                }
            }
        }
        return new WholeSignIn(ostiary, spring);
    }

    private static ChildProcess start(SignInStack stack, ProviderProcess provider) throws IOException {
        return ChildProcess.start(SignInServer.class, stack.name(), provider.issuer());
    }

    /** Eight browsers at a time, each as fast as it can. */
    private static double nanos(HttpClient http, ChildProcess server) throws Exception {
        URI page = URI.create("http://127.0.0.1:" + server.port() + "/page");
        ExecutorService browsers = Executors.newFixedThreadPool(BROWSERS);
        long before = server.nanos();
        try {
            for (Future<?> browser : browsers.invokeAll(Collections.nCopies(BROWSERS, () -> signIns(http, page)))) {
                browser.get();
            }
        } finally {
            browsers.shutdown();
        }
        return (double) (server.nanos() - before) / (BROWSERS * SIGN_INS_OF_EACH);
    }

    private static String signIns(HttpClient http, URI page) throws IOException {
        String cookies = "";
        for (int i = 0; i < SIGN_INS_OF_EACH; i++) {
            cookies = new Walk(http, page).toTheEnd().cookies();
        }
        return cookies;
    }

    /** What ours takes, as a share of theirs: the median of the rounds, each of which met one noise. */
    double share() {
        return Median.of(shares());
    }

    private List<Double> shares() {
        List<Double> shares = new ArrayList<>();
        for (int round = 0; round < ostiary.size(); round++) {
            shares.add(ostiary.get(round) / spring.get(round));
        }
        return shares;
    }

    /** A row of a table, in microseconds. */
    String row(String name) {
        return String.format(
                Locale.ROOT,
                "| %s | %,.0f | %,.0f | %.2f | %s |%n",
                name,
                Median.of(ostiary) / 1_000,
                Median.of(spring) / 1_000,
                share(),
                Median.shownSpread(shares()));
    }
}
