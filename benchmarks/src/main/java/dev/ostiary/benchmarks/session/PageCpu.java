package dev.ostiary.benchmarks.session;

import com.zaxxer.hikari.HikariDataSource;
import dev.ostiary.benchmarks.Median;
import dev.ostiary.store.jdbc.JdbcTokenStateStore;
import dev.ostiary.store.redis.RedisTokenStateStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * Processor time of a signed-in user's page: with nothing that guards it, with this filter, and with Spring Session, on the same Jetty and
 * the same store, in turns. All threads of the process count but the client's; the store's own process does not.
 *
 * @param none nanoseconds, round by round
 * @param ostiary nanoseconds, round by round
 * @param spring nanoseconds, round by round
 */
record PageCpu(List<Double> none, List<Double> ostiary, List<Double> spring) {
    private static final int REQUESTS = 1_000;

    PageCpu {
        none = List.copyOf(none);
        ostiary = List.copyOf(ostiary);
        spring = List.copyOf(spring);
    }

    static PageCpu onPostgres(int rounds) throws Exception {
        try (Postgres server = Postgres.start();
                HikariDataSource pool = server.pool();
                JdbcTokenStateStore store = JdbcTokenStateStore.of(pool);
                PageServer ours = StoredSessions.page("ostiary", store);
                PageServer theirs = SpringSession.onJdbc(pool)) {
            return of(ours, theirs, rounds);
        }
    }

    static PageCpu onRedis(int rounds) throws Exception {
        try (RedisProcess server = RedisProcess.start();
                RedisTokenStateStore store =
                        RedisTokenStateStore.builder().uri(server.uri()).build()) {
            LettuceConnectionFactory factory = new LettuceConnectionFactory("127.0.0.1", server.port());
            factory.afterPropertiesSet();
            factory.start();
            try (PageServer ours = StoredSessions.page("ostiary", store);
                    PageServer theirs = SpringSession.onRedis(factory)) {
                return of(ours, theirs, rounds);
            } finally {
                factory.destroy();
            }
        }
    }

    private static PageCpu of(PageServer ours, PageServer theirs, int rounds) throws Exception {
        List<Double> none = new ArrayList<>();
        List<Double> ostiary = new ArrayList<>();
        List<Double> spring = new ArrayList<>();
        try (PageServer open = PageServer.start("none", Optional.empty(), PageServer.Users.NONE);
                PageClient ofNone = client(open);
                PageClient ofOurs = client(ours);
                PageClient ofTheirs = client(theirs)) {
            for (int round = -rounds / 2; round < rounds; round++) {
                double[] turn = {nanos(ofNone), nanos(ofOurs), nanos(ofTheirs)};
                if (round >= 0) {
                    none.add(turn[0]);
                    ostiary.add(turn[1]);
                    spring.add(turn[2]);
                }
            }
        }
        return new PageCpu(none, ostiary, spring);
    }

    private static PageClient client(PageServer server) throws IOException {
        return new PageClient(server.port(), PageServer.PAGE, "Cookie: " + server.signIn(1) + "\r\n");
    }

    private static double nanos(PageClient client) throws IOException {
        client.exchange();
        Threads servers = Threads.whose(thread -> thread != Thread.currentThread());
        long before = servers.usage().nanos();
        for (int i = 0; i < REQUESTS; i++) {
            client.exchange();
        }
        return (double) (servers.usage().nanos() - before) / REQUESTS;
    }

    /** A row of a table, in microseconds. */
    String row(String name) {
        return String.format(
                Locale.ROOT,
                "| %s | %.1f | %.1f | %.1f | %.2f |%n",
                name,
                Median.of(none) / 1_000,
                Median.of(ostiary) / 1_000,
                Median.of(spring) / 1_000,
                share());
    }

    /** What this filter takes beyond an unguarded page, as a share of what Spring Session does. */
    double share() {
        return (Median.of(ostiary) - Median.of(none)) / (Median.of(spring) - Median.of(none));
    }
}
