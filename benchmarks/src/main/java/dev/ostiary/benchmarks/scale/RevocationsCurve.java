package dev.ostiary.benchmarks.scale;

import dev.ostiary.benchmarks.Fork;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** Tokens that are good, while many others are revoked. */
final class RevocationsCurve {
    private static final List<Integer> SIZES = List.of(1, 10, 100, 1_000, 10_000, 100_000, 1_000_000);

    /** In the store with its order and its deadlines, and once more in the copy. */
    private static final int BYTES_A_REVOCATION = 2_000;

    private RevocationsCurve() {}

    static Curve curve() {
        Map<String, IntFunction<Fork>> lines = new LinkedHashMap<>();
        lines.put("follow", revoked -> fork(false, revoked));
        lines.put("strict", revoked -> fork(true, revoked));
        return new Curve("revoked", "Revoked ids", """
                A hit in the cache of verified tokens, of which there are 1,000 that are not revoked. *follow* asks the node's own copy of what was revoked,
                *strict* the store each time, here the one in memory.
                """, "revoked ids", SIZES, lines);
    }

    static Fork fork(boolean strict, int revoked) {
        return Fork.of(RevocationsBenchmark.class, "hit")
                .with("strict", strict)
                .with("revoked", revoked)
                .withHeapFor(revoked, BYTES_A_REVOCATION);
    }
}
