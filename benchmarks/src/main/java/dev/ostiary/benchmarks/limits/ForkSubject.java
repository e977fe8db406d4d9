package dev.ostiary.benchmarks.limits;

import dev.ostiary.benchmarks.Cost;
import dev.ostiary.benchmarks.Fork;
import dev.ostiary.benchmarks.RequestBenchmark;
import dev.ostiary.benchmarks.VerificationBenchmark;
import dev.ostiary.benchmarks.scale.Scale;
import java.util.Map;

/** A benchmark of JMH. */
record ForkSubject(Fork fork) implements Subject {

    static Subject verification(String algorithm, String stack) {
        return new ForkSubject(Fork.of(VerificationBenchmark.class, "verify")
                .with("algorithm", algorithm)
                .with("stack", stack));
    }

    /** A request whose token is known, before a number of rules. */
    static Subject request(int rules) {
        return new ForkSubject(Fork.of(RequestBenchmark.class, "letIn")
                .with("client", "PROGRAM")
                .with("rules", rules)
                .with("cache", 10_000));
    }

    /** A token among those that are known. */
    static Subject hit(int tokens) {
        return new ForkSubject(Scale.hit(tokens));
    }

    /** The same text in a plain map. */
    static Subject issuers(int issuers) {
        return new ForkSubject(Scale.verifiedOf(issuers));
    }

    static Subject revoked(int revoked) {
        return new ForkSubject(Scale.hitBeside(revoked));
    }

    @Override
    public Meter open(boolean brief) {
        Fork measured = fork.briefly(brief);
        return () -> {
            Cost cost = measured.measure();
            return Map.of(Figure.NANOS, cost.nanos(), Figure.BYTES, cost.bytes());
        };
    }

    @Override
    public int megabytes() {
        return fork.megabytes();
    }
}
