package dev.ostiary.benchmarks.crypto;

import dev.ostiary.benchmarks.Arguments;
import dev.ostiary.benchmarks.Command;
import dev.ostiary.benchmarks.Measured;
import dev.ostiary.benchmarks.Median;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Measures what a check and a signature cost with each provider, in turns, and prints and writes it as a table. With another JDK it writes
 * another table.
 *
 * <pre>{@code
 * mvn -q -Pcrypto -pl benchmarks -am
 * mvn -q -Pcrypto -pl benchmarks -am -Dbenchmark.java=/opt/jdk-25/bin/java -Dargs="rounds=5"
 * }</pre>
 */
public final class CryptoCost {
    private static final Duration WARM_UP = Duration.ofSeconds(6);
    private static final Duration TURN = Duration.ofMillis(200);

    private CryptoCost() {}

    /**
     * Runs.
     *
     * @param args {@code rounds=7}, {@code brief}: only to see that it works
     * @throws GeneralSecurityException if the platform lacks an algorithm
     * @throws IOException if the result cannot be written
     */
    public static void main(String... args) throws GeneralSecurityException, IOException {
        Arguments given = Command.CRYPTO.arguments(args);
        int rounds = given.number("rounds", 7);
        Duration warmUp = given.has("brief") ? TURN : WARM_UP;
        List<SignatureCost> algorithms = List.of(SignatureCost.es256(), SignatureCost.rs256(), SignatureCost.edDsa());
        String version = System.getProperty("java.specification.version");
        StringBuilder text = new StringBuilder("""
                ### Providers on JDK %s

                Microseconds of processor time for a check, then for a signature.

                | | ES256 | RS256 | EdDSA |
                |---|---|---|---|
                """.formatted(version));
        for (Map.Entry<String, List<String>> row :
                rows(algorithms, rounds, warmUp).entrySet()) {
            text.append("| ").append(row.getKey()).append(" | ").append(String.join(" | ", row.getValue()));
            text.append(" |\n");
        }
        text.append(Command.CRYPTO.madeBy(given));
        System.out.println(text);
        Measured.keep("1-verification-jdk" + version + ".md", text.toString());
    }

    private static Map<String, List<String>> rows(List<SignatureCost> algorithms, int rounds, Duration warmUp)
            throws GeneralSecurityException {
        List<Optional<Provider>> providers = CryptoProviders.found();
        Map<String, List<String>> rows = new LinkedHashMap<>();
        for (SignatureCost algorithm : algorithms) {
            Map<String, List<Double>> checks = new LinkedHashMap<>();
            Map<String, List<Double>> signatures = new LinkedHashMap<>();
            for (int round = 0; round <= rounds; round++) {
                for (Optional<Provider> provider : providers) {
                    String name = provider.map(Provider::getName).orElse("the platform");
                    Duration time = round == 0 ? warmUp : TURN;
                    List<Double> checked = checks.computeIfAbsent(name, any -> new ArrayList<>());
                    List<Double> signed = signatures.computeIfAbsent(name, any -> new ArrayList<>());
                    algorithm.checked(provider, time).ifPresent(checked::add);
                    algorithm.signed(provider, time).ifPresent(signed::add);
                }
            }
            checks.forEach((name, figures) -> rows.computeIfAbsent(name, any -> new ArrayList<>())
                    .add(cell(figures, signatures.getOrDefault(name, List.of()))));
        }
        return rows;
    }

    /** The first of each is the warm-up's. */
    private static String cell(List<Double> checks, List<Double> signatures) {
        return checks.isEmpty() ? "–" : String.format(Locale.ROOT, "%,.0f / %,.0f", micros(checks), micros(signatures));
    }

    private static double micros(List<Double> nanos) {
        return Median.of(nanos.subList(1, nanos.size())) / 1_000;
    }
}
