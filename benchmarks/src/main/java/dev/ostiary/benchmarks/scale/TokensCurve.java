package dev.ostiary.benchmarks.scale;

import dev.ostiary.benchmarks.Fork;
import dev.ostiary.benchmarks.HitBenchmark;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** Hits in the cache of verified tokens, and what its entries take. */
final class TokensCurve {
    private static final List<Integer> SIZES = List.of(1, 10, 100, 1_000, 10_000, 100_000, 1_000_000);

    /** A token takes some 4 KiB when it is verified, and its text three times 700 bytes in the benchmark. */
    private static final int BYTES_A_TOKEN = 5_600;

    private TokensCurve() {}

    static Curve curve() {
        Map<String, IntFunction<Fork>> lines = new LinkedHashMap<>();
        lines.put("hit", tokens -> fork("cached", tokens));
        lines.put("map", tokens -> fork("mapped", tokens));
        return new Curve("tokens", "A hit in the cache of verified tokens", """
                Tokens of 650 characters come in no order, each as a text of its own, so that all of it is compared with what is kept, and one that
                has not come for long is in no cache of the processor. *map* is a `ConcurrentHashMap` from the same texts, whose hashes are computed beforehand, and
                asks nothing further. *heap* is what the cache keeps for a token, text and claims included.
                """, "tokens", SIZES, lines);
    }

    static Fork fork(String method, int tokens) {
        return Fork.of(HitBenchmark.class, method).with("tokens", tokens).withHeapFor(tokens, BYTES_A_TOKEN);
    }
}
