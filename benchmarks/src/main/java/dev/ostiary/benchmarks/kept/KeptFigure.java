package dev.ostiary.benchmarks.kept;

import dev.ostiary.benchmarks.Apart;
import dev.ostiary.benchmarks.LoneFigure;
import dev.ostiary.verify.JwtVerifier;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** A figure of kept tokens that is bounded. */
public enum KeptFigure implements LoneFigure {
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

    @Override
    public double measure(boolean brief) {
        try {
            return measured(brief ? 1 : ROUNDS);
        } catch (IOException failed) {
            throw new IllegalStateException(name() + " cannot be measured", failed);
        }
    }

    @Override
    public boolean canBeMeasured() {
        return (this != HIT_TO_BEFORE && this != HIT_AMONG_A_MILLION_TO_BEFORE) || before().isPresent();
    }

    @Override
    public int megabytes() {
        return KeptRun.megabytes(tokens);
    }

    static Optional<String> before() {
        return Optional.ofNullable(System.getenv(BEFORE));
    }

    private static String ownClasses() {
        return Path.of(URI.create(Apart.place(JwtVerifier.class).toString())).toString();
    }
}
