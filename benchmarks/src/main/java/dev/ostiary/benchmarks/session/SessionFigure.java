package dev.ostiary.benchmarks.session;

import dev.ostiary.benchmarks.LoneFigure;
import dev.ostiary.benchmarks.signin.ProviderProcess;
import java.util.Optional;

/** A figure of sessions that is bounded. Each is one of a pair already, so that it means something by itself. */
public enum SessionFigure implements LoneFigure {
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
    /** The same of a user who has signed in at a provider, as a multiple of one whom the application has signed in and says as much of. */
    PAGE_OF_PROVIDER {
        @Override
        double measured(int rounds) throws Exception {
            try (ProviderProcess provider = ProviderProcess.start();
                    GuardedPage of = GuardedPage.open(Build.current("provider"), provider);
                    GuardedPage own = GuardedPage.sayingAsMuchAsAProvider(Build.current("session"))) {
                return SideBySide.asked(of, own, rounds * TURNS).ratio();
            }
        }
    },
    /** How often a store is asked when a browser comes back from a provider. */
    TRIPS_OF_SIGN_IN {
        @Override
        double measured(int rounds) throws Exception {
            return SignInTrips.calls();
        }
    },
    /** How many statements of PostgreSQL that are. */
    TRIPS_OF_SIGN_IN_TO_POSTGRES {
        @Override
        double measured(int rounds) throws Exception {
            return SignInTrips.toPostgres();
        }
    },
    /** How many scripts of Redis. */
    TRIPS_OF_SIGN_IN_TO_REDIS {
        @Override
        double measured(int rounds) throws Exception {
            return SignInTrips.toRedis();
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

    @Override
    public double measure(boolean brief) {
        try {
            return measured(brief ? 1 : ROUNDS);
        } catch (Exception failed) {
            throw new IllegalStateException(name() + " cannot be measured", failed);
        }
    }

    @Override
    public boolean canBeMeasured() {
        return this != KNOWN_PAGE || before().isPresent();
    }

    static Optional<String> before() {
        return Optional.ofNullable(System.getenv(BEFORE));
    }
}
