package dev.ostiary.benchmarks.scale;

import dev.ostiary.benchmarks.Fork;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** Tokens of many issuers in turn. */
final class IssuersCurve {
    private static final List<Integer> SIZES = List.of(1, 10, 100);

    private IssuersCurve() {}

    static Curve curve() {
        Map<String, IntFunction<Fork>> lines = new LinkedHashMap<>();
        lines.put("verified", issuers -> fork("verify", issuers));
        lines.put("hit", issuers -> fork("hit", issuers));
        lines.put("filter, hit", issuers -> fork("letIn", issuers));
        return new Curve("issuers", "Issuers", """
                One token (HS256) of each issuer, in turn, each with a secret of its own: *verified* anew each time by `JwtVerifier.anyOf`, as a *hit*
                of the same verifier with a cache, and as a request to a filter with that many `issuers`.
                """, "issuers", SIZES, lines);
    }

    static Fork fork(String method, int issuers) {
        return Fork.of(IssuersBenchmark.class, method).with("issuers", issuers);
    }
}
