package dev.ostiary.benchmarks.session;

import java.util.Optional;

/** A figure of sessions that is bounded. Each is one of a pair already, so that it means something by itself. */
public enum SessionFigure {
    /** Processor time of a page with a known access token, as a multiple of another build's. */
    KNOWN_PAGE {
        @Override
        double measured(int rounds) throws Exception {
            try (GuardedPage old = GuardedPage.open(Build.before(before().orElseThrow()));
                    GuardedPage now = GuardedPage.open(Build.current())) {
                return SideBySide.asked(now, old, rounds * TURNS).ratio();
            }
        }
    },
    /** How often a refresh with the current token goes to PostgreSQL. */
    TRIPS_TO_POSTGRES {
        @Override
        double measured(int rounds) throws Exception {
            return RefreshCost.tripsToPostgres().won();
        }
    },
    /** How often one with a token that has just been replaced does. */
    TRIPS_TO_POSTGRES_WHEN_REPLACED {
        @Override
        double measured(int rounds) throws Exception {
            return RefreshCost.tripsToPostgres().lost();
        }
    },
    /** How often a refresh goes to Redis, whichever of both. */
    TRIPS_TO_REDIS {
        @Override
        double measured(int rounds) throws Exception {
            RoundTrips trips = RefreshCost.tripsToRedis();
            return Math.max(trips.won(), trips.lost());
        }
    },
    /** Time of a rotation by the store with 32 clients, as a multiple of PostgreSQL's bare statement. Nothing is signed. */
    REFRESH_ON_POSTGRES {
        @Override
        double measured(int rounds) throws Exception {
            return RefreshCost.onPostgres(rounds).time();
        }
    },
    /** The same beside the bare script of Redis. */
    REFRESH_ON_REDIS {
        @Override
        double measured(int rounds) throws Exception {
            return RefreshCost.onRedis(rounds).time();
        }
    },
    /** Processor time of a signed-in user's page beyond an unguarded one, as a share of Spring Session's on JDBC. */
    SHARE_OF_SPRING_ON_JDBC {
        @Override
        double measured(int rounds) throws Exception {
            return PageCpu.onPostgres(rounds).share();
        }
    },
    /** The same on Redis. */
    SHARE_OF_SPRING_ON_REDIS {
        @Override
        double measured(int rounds) throws Exception {
            return PageCpu.onRedis(rounds).share();
        }
    };

    private static final String BEFORE = "OSTIARY_BENCHMARKS_BEFORE";
    private static final int TURNS = 10;
    private static final int ROUNDS = 8;

    abstract double measured(int rounds) throws Exception;

    /**
     * Measures it, which takes some seconds.
     *
     * @param brief whether it is only to be seen that it works
     * @return the figure, a median of its turns
     * @throws IllegalStateException if a server cannot be started
     */
    public double measure(boolean brief) {
        try {
            return measured(brief ? 1 : ROUNDS);
        } catch (Exception failed) {
            throw new IllegalStateException(name() + " cannot be measured", failed);
        }
    }

    /**
     * Whether all is there that it needs.
     *
     * @return false for {@link #KNOWN_PAGE} where {@code OSTIARY_BENCHMARKS_BEFORE} does not name another build's class path
     */
    public boolean canBeMeasured() {
        return this != KNOWN_PAGE || before().isPresent();
    }

    static Optional<String> before() {
        return Optional.ofNullable(System.getenv(BEFORE));
    }
}
