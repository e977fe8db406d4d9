package dev.ostiary.benchmarks.session;

import com.zaxxer.hikari.HikariDataSource;
import dev.ostiary.benchmarks.Median;
import dev.ostiary.session.SessionTokens;
import dev.ostiary.store.SessionState;
import dev.ostiary.store.TokenStateStore;
import dev.ostiary.store.jdbc.JdbcTokenStateStore;
import dev.ostiary.store.redis.RedisTokenStateStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import redis.clients.jedis.Connection;

/**
 * Rotations by a store beside the bare statements or scripts of the same 32 clients, in turns.
 *
 * @param trips of one refresh
 * @param times nanoseconds a rotation, as a multiple of a bare one, round by round
 */
record RefreshCost(RoundTrips trips, List<Double> times) {
    private static final long TURN = 500_000_000;

    RefreshCost {
        times = List.copyOf(times);
    }

    /** What becomes of a session once it is there: its bare client. */
    private interface Bare {
        Callable<?> of(SessionState session) throws Exception;
    }

    static RoundTrips tripsToPostgres() throws Exception {
        try (Postgres server = Postgres.start();
                HikariDataSource pool = server.pool()) {
            return trips(new CountedSource(pool));
        }
    }

    static RoundTrips tripsToRedis() throws Exception {
        try (RedisProcess server = RedisProcess.start();
                RedisTokenStateStore store = store(server)) {
            return trips(server, store);
        }
    }

    static RefreshCost onPostgres(int rounds) throws Exception {
        try (Postgres server = Postgres.start();
                HikariDataSource pool = server.pool();
                JdbcTokenStateStore store = JdbcTokenStateStore.of(pool)) {
            CountedSource counted = new CountedSource(pool);
            RoundTrips trips = trips(counted);
            String table = counted.text("INSERT INTO").split(" ", 4)[2];
            String update = counted.text("UPDATE " + table + " SET superseded");
            return new RefreshCost(trips, times(store, rounds, session -> new BarePostgres(pool, update, session)));
        }
    }

    static RefreshCost onRedis(int rounds) throws Exception {
        List<Connection> connections = new ArrayList<>();
        try (RedisProcess server = RedisProcess.start();
                RedisTokenStateStore store = store(server)) {
            return new RefreshCost(trips(server, store), times(store, rounds, session -> {
                Connection connection = server.connection();
                connections.add(connection);
                return new BareRedis(connection, session);
            }));
        } finally {
            connections.forEach(Connection::close);
        }
    }

    private static RedisTokenStateStore store(RedisProcess server) {
        return RedisTokenStateStore.builder()
                .uri(server.uri())
                .maxConnections(Crowd.CLIENTS)
                .build();
    }

    private static RoundTrips trips(CountedSource counted) throws Exception {
        try (JdbcTokenStateStore store = JdbcTokenStateStore.of(counted.source());
                PageServer page = StoredSessions.page("postgres", store)) {
            return RoundTrips.of(page, counted::take);
        }
    }

    private static RoundTrips trips(RedisProcess server, TokenStateStore store) throws Exception {
        try (PageServer page = StoredSessions.page("redis", store)) {
            return RoundTrips.of(page, () -> {
                long scripts = server.scripts();
                server.countAnew();
                return scripts;
            });
        }
    }

    private static List<Double> times(TokenStateStore store, int rounds, Bare bare) throws Exception {
        List<Double> times = new ArrayList<>();
        try (SessionTokens tokens = StoredSessions.tokens(store);
                Crowd crowd = new Crowd()) {
            List<Callable<?>> ours = new ArrayList<>();
            List<Callable<?>> bareOnes = new ArrayList<>();
            for (int i = 0; i < Crowd.CLIENTS; i++) {
                String own = StoredSessions.open(tokens, i).sessionId();
                ours.add(StoredSessions.rotating(store, store.session(own).orElseThrow()));
                String other = StoredSessions.open(tokens, Crowd.CLIENTS + i).sessionId();
                bareOnes.add(bare.of(store.session(other).orElseThrow()));
            }
            for (int round = -rounds / 2; round < rounds; round++) {
                double full = crowd.nanosEach(ours, TURN);
                double least = crowd.nanosEach(bareOnes, TURN);
                if (round >= 0) {
                    times.add(full / least);
                }
            }
        }
        return times;
    }

    /** A row of a table. */
    String row(String name) {
        return String.format(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %.2f | %s |%n",
                name,
                trips.won(),
                trips.lost(),
                time(),
                Median.shownSpread(times));
    }

    /** The median of the rounds. */
    double time() {
        return Median.of(times);
    }
}
