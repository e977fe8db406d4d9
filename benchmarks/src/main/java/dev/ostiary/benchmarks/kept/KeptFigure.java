package dev.ostiary.benchmarks.kept;

import java.io.IOException;
import java.util.Optional;

/** A figure of kept tokens that is bounded. */
public enum KeptFigure {
    /** Bytes of heap that a kept token of 599 characters takes, among 100,000. */
    KEPT_BYTES(100_000) {
        @Override
        double measured(int rounds) throws IOException {
            return KeptRun.of(tokens(), 1, ownClasses()).bytes();
        }
    },
    /** Processor time of a hit, as a multiple of another build's. */
    HIT_TO_BEFORE(10_000) {
        @Override
        double measured(int rounds) throws IOException {
            return KeptRun.of(tokens(), rounds, before().orElseThrow()).ratio();
        }
    },
    /** The same among a million. */
    HIT_AMONG_A_MILLION_TO_BEFORE(1_000_000) {
        @Override
        double measured(int rounds) throws IOException {
            return KeptRun.of(tokens(), rounds, before().orElseThrow()).ratio();
        }
    },
    /** Processor time of a verification where the claims have an escape, as a multiple of that with plain ones. */
    ESCAPED(0) {
        @Override
        double measured(int rounds) throws IOException {
            return KeptRun.ofMembers(ESCAPE, rounds).ratio();
        }
    },
    /** The same where they have a fraction. */
    FRACTION(0) {
        @Override
        double measured(int rounds) throws IOException {
            return KeptRun.ofMembers(POINT, rounds).ratio();
        }
    };

    static final String ESCAPE = ",\"nick\":\"Ren\\u00e9\"";
    static final String POINT = ",\"score\":1.5";

    private static final String BEFORE = "OSTIARY_BENCHMARKS_BEFORE";
    private static final int ROUNDS = 9;

    private final int tokens;

    KeptFigure(int tokens) {
        this.tokens = tokens;
    }

    abstract double measured(int rounds) throws IOException;

    int tokens() {
        return tokens;
    }

    /**
     * Measures it, in a process of its own.
     *
     * @param brief whether it is only to be seen that it works
     * @return the figure, a median of its rounds
     * @throws IOException if the process fails
     */
    public double measure(boolean brief) throws IOException {
        return measured(brief ? 1 : ROUNDS);
    }

    /**
     * Whether all is there that it needs.
     *
     * @return false where another build is needed and {@code OSTIARY_BENCHMARKS_BEFORE} names none
     */
    public boolean canBeMeasured() {
        return (this != HIT_TO_BEFORE && this != HIT_AMONG_A_MILLION_TO_BEFORE) || before().isPresent();
    }

    /**
     * How much heap it takes.
     *
     * @return megabytes
     */
    public int megabytes() {
        return KeptRun.megabytes(tokens);
    }

    static Optional<String> before() {
        return Optional.ofNullable(System.getenv(BEFORE));
    }

    private static String ownClasses() {
        return java.nio.file.Path.of(
                        java.net.URI.create(dev.ostiary.benchmarks.Apart.place(dev.ostiary.verify.JwtVerifier.class)
                                .toString()))
                .toString();
    }
}
