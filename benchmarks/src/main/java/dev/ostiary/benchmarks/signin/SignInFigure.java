package dev.ostiary.benchmarks.signin;

import dev.ostiary.benchmarks.LoneFigure;

/** A figure of signing in that is bounded. Each means something by itself. */
public enum SignInFigure implements LoneFigure {
    /** Processor time of a whole sign-in, as a share of what Spring Security's {@code oauth2Login} takes. */
    SIGN_IN_TO_SPRING {
        @Override
        double measured(boolean brief) throws Exception {
            return WholeSignIn.measure(brief ? 1 : ROUNDS).share();
        }
    },
    /** Bytes of heap that each of a million sign-ins keeps that were begun and not ended. */
    BEGUN_SIGN_INS_HEAP {
        @Override
        double measured(boolean brief) throws Exception {
            return BegunSignIns.measure(brief ? FEW : MILLION).bytes();
        }
    },
    /** How often all of them together ask the store for something. */
    BEGUN_SIGN_INS_STORE {
        @Override
        double measured(boolean brief) throws Exception {
            return BegunSignIns.measure(FEW).calls();
        }
    };

    private static final int ROUNDS = 8;
    static final int MILLION = 1_000_000;
    private static final int FEW = 20_000;

    abstract double measured(boolean brief) throws Exception;

    @Override
    public double measure(boolean brief) {
        try {
            return measured(brief);
        } catch (Exception failed) {
            throw new IllegalStateException(name() + " cannot be measured", failed);
        }
    }
}
