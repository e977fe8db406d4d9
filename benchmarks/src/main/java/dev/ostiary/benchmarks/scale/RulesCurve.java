package dev.ostiary.benchmarks.scale;

import dev.ostiary.benchmarks.Fork;
import dev.ostiary.benchmarks.RequestBenchmark;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** Requests that the last of many rules lets in. */
final class RulesCurve {
    private static final List<Integer> SIZES = List.of(10, 100, 1_000);

    private RulesCurve() {}

    static Curve curve() {
        Map<String, IntFunction<Fork>> lines = new LinkedHashMap<>();
        lines.put("hit", rules -> fork(rules, 10_000));
        lines.put("miss", rules -> fork(rules, 0));
        return new Curve("rules", "Rules of the filter", """
                The filter's own work on a request that it lets in, without a container's: the last rule decides. *hit* finds the token (HS256) among
                those it has verified, *miss* verifies it each time.
                """, "rules", SIZES, lines);
    }

    private static Fork fork(int rules, int cache) {
        return Fork.of(RequestBenchmark.class, "letIn")
                .with("client", "PROGRAM")
                .with("rules", rules)
                .with("cache", cache);
    }
}
