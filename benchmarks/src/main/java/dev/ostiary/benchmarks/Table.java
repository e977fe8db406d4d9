package dev.ostiary.benchmarks;

import dev.ostiary.key.JwsAlgorithm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was measured, as a table in Markdown for each algorithm. */
final class Table {
    private final Map<Case, List<Cost>> measured = new LinkedHashMap<>();

    void add(Case one, Cost cost) {
        measured.computeIfAbsent(one, first -> new ArrayList<>()).add(cost);
    }

    String text() {
        StringBuilder text = new StringBuilder("""
                ## Verification of one token

                A token of 650 characters, whose signature, issuer, audience and times are checked by each library as its guide says, with a parser
                that was built once. *limit* is the platform's signature check with base64, Jackson's streaming JSON and a map of the claims, and
                nothing else; *raw* is the signature check alone. Nanoseconds are processor time of the measuring thread.
                """);
        measured.keySet().stream().map(Case::algorithm).distinct().forEach(algorithm -> append(text, algorithm));
        return text.toString();
    }

    private void append(StringBuilder text, JwsAlgorithm algorithm) {
        List<Cost> limit = measured.getOrDefault(new Case(algorithm, Stack.LIMIT), List.of());
        double unit = limit.isEmpty() ? Double.NaN : Cost.median(limit).nanos();
        text.append(String.format(
                Locale.ROOT,
                "%n### %s, %s, ratio to the limit%n%n![ratio](docs/benchmarks/%s)%n%n| | ratio | ns | spread | bytes |%n|---|---|---|---|---|%n",
                algorithm.headerName(),
                "JDK " + Runtime.version().feature(),
                picture(algorithm)));
        measured.forEach((one, costs) -> {
            if (one.algorithm() == algorithm) {
                Cost cost = Cost.median(costs);
                text.append(String.format(
                        Locale.ROOT,
                        "| %s | %.2f | %,.0f | %s | %,.0f |%n",
                        one.stack().name().toLowerCase(Locale.ROOT),
                        cost.nanos() / unit,
                        cost.nanos(),
                        Cost.shownSpread(costs),
                        cost.bytes()));
            }
        });
    }

    /** A picture of each algorithm, by the name of its file. */
    Map<String, String> pictures() {
        Map<String, String> pictures = new LinkedHashMap<>();
        measured.keySet().stream().map(Case::algorithm).distinct().forEach(algorithm -> {
            List<Cost> limit = measured.getOrDefault(new Case(algorithm, Stack.LIMIT), List.of());
            double unit = limit.isEmpty() ? Double.NaN : Cost.median(limit).nanos();
            Chart chart = new Chart("Cost of one verification, " + algorithm.headerName() + ", limit = 1", "");
            measured.forEach((one, costs) -> {
                if (one.algorithm() == algorithm) {
                    chart.add(
                            one.stack().name().toLowerCase(Locale.ROOT),
                            Cost.median(costs).nanos() / unit);
                }
            });
            pictures.put(picture(algorithm), chart.svg());
        });
        return pictures;
    }

    private static String picture(JwsAlgorithm algorithm) {
        return "verification-" + algorithm.name().toLowerCase(Locale.ROOT) + ".svg";
    }
}
