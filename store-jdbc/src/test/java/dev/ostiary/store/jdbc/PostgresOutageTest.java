package dev.ostiary.store.jdbc;

import static dev.ostiary.store.Samples.ofToken;
import static dev.ostiary.store.Samples.oneTime;
import static dev.ostiary.store.Samples.session;
import static dev.ostiary.store.Samples.successor;
import static dev.ostiary.store.Samples.token;
import static dev.ostiary.store.Samples.tokensOfSession;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.ostiary.key.LoggedLines;
import dev.ostiary.store.EveryMethod;
import dev.ostiary.store.Follower;
import dev.ostiary.store.MovableClock;
import dev.ostiary.store.Revocation;
import dev.ostiary.store.Rotation;
import dev.ostiary.store.SessionState;
import dev.ostiary.store.StoreUnavailableException;
import dev.ostiary.store.TokenCopy;
import dev.ostiary.store.TokenStateStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server is killed while nodes work with it, and comes back. */
class PostgresOutageTest {
    private static final Instant NOW = MovableClock.START;
    private static final Instant LATER = NOW.plusSeconds(600);
    private static final int WORKERS = 4;
    private static final int UNTOUCHED = 20;

    @TempDir
    private Path directory;

    private PostgresServer server;
    private HikariDataSource pool;
    private TokenStateStore store;

    /** Whose calls have said that they won, and which had no answer. */
    private final Set<String> won = ConcurrentHashMap.newKeySet();

    private final Set<String> unknown = ConcurrentHashMap.newKeySet();

    /** What had returned. */
    private final Set<Revocation.Name> revoked = ConcurrentHashMap.newKeySet();

    private final CountDownLatch underWay = new CountDownLatch(60);

    @BeforeEach
    void start() throws Exception {
        server = new PostgresServer(directory);
        pool = Pool.of(server.connections());
        store = open(pool);
    }

    @AfterEach
    void stop() throws Exception {
        pool.close();
        server.close();
    }

    private static TokenStateStore open(DataSource source) {
        return JdbcTokenStateStore.builder(source).clock(new MovableClock()).build();
    }

    @Test
    void kill_storeThatHasWorked_saysWhyOnce() throws Exception {
        try (LoggedLines lines = LoggedLines.of(JdbcTokenStateStore.class);
                TokenStateStore direct = open(server.connections())) {
            assertThat(direct.session("s")).isEmpty();
            assertThat(lines.all()).isEmpty();
            server.kill();

            EveryMethod.assertUnavailable(direct);

            assertThat(lines.all())
                    .singleElement()
                    .asString()
                    .startsWith("WARNING Cannot use the store")
                    .contains("SQLSTATE 08001", "ConnectException: Connection refused");
        }
    }

    @Test
    void kill_whileNodesWork_grantsNothingTwiceAndLosesNoRevocation() throws Exception {
        IntStream.range(0, UNTOUCHED).forEach(i -> offer("untouched" + i));
        Follower follower = Follower.of(store);
        ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
        List<Future<?>> running = IntStream.range(0, WORKERS)
                .<Future<?>>mapToObj(worker -> workers.submit(() -> work(worker)))
                .toList();

        underWay.await();
        pool.getHikariConfigMXBean().setConnectionTimeout(1_000);
        server.kill();
        for (Future<?> each : running) {
            each.get();
        }
        workers.shutdown();
        EveryMethod.assertUnavailable(open(server.connections()));
        assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> store.session("s"));
        server.start();
        // What counts here is what the database knows; when a pool has noticed that it is back is the pool's affair.
        pool.close();
        pool = Pool.of(server.connections());
        store = open(pool);

        assertThat(unknown).hasSize(WORKERS);
        Stream.concat(won.stream(), unknown.stream()).forEach(this::assertGrantedOnce);
        IntStream.range(0, UNTOUCHED)
                .forEach(i -> assertThat(granted("untouched" + i)).containsOnly(true));
        assertThat(revoked)
                .isNotEmpty()
                .allSatisfy(
                        name -> assertThat(store.revocationsOf(Set.of(name))).hasSize(1));
        follower.follow(store);
        assertThat(follower.copy()).extracting(Revocation::name).containsAll(revoked);
    }

    private void offer(String id) {
        store.registerOneTime(oneTime(id, LATER));
        store.open(session(id, "u", NOW));
    }

    /** Until the first call without an answer. */
    private void work(int worker) {
        for (int i = 0; ; i++) {
            String id = worker + "/" + i;
            try {
                unknown.add(id);
                offer(id);
                assertThat(granted(id)).containsOnly(true);
                won.add(id);
                revoke(id, i);
                unknown.remove(id);
            } catch (StoreUnavailableException outage) {
                return;
            } finally {
                underWay.countDown();
            }
        }
    }

    private List<Boolean> granted(String id) {
        SessionState session = session(id, "u", NOW);
        return List.of(
                store.consumeOneTime(id),
                store.firstUse(id, LATER),
                store.rotate(id, "u", TokenCopy.first(session.currentToken()), successor("second", NOW))
                        instanceof Rotation.Rotated);
    }

    private void revoke(String id, int number) {
        if (number % 2 == 0) {
            store.revoke(ofToken(id, LATER));
            revoked.add(token(id));
        } else {
            store.end(id, LATER);
            revoked.add(tokensOfSession(id));
        }
    }

    /** Where there was no answer, it may have been granted or not; never again after that. */
    private void assertGrantedOnce(String id) {
        List<Boolean> again = granted(id);
        if (won.contains(id)) {
            assertThat(again).containsOnly(false);
        }
        assertThat(granted(id)).containsOnly(false);
    }

    /** A restart in between costs nothing but the calls meanwhile. */
    @Test
    void kill_betweenCalls_isForgottenOnceTheServerIsBack() throws Exception {
        SessionState session = session("s", "u", NOW);
        store.open(session);
        TokenStateStore withoutPool = open(server.connections());
        assertThat(withoutPool.session("s")).contains(session);

        server.kill();
        EveryMethod.assertUnavailable(withoutPool);
        server.start();

        assertThat(withoutPool.session("s")).contains(session);
        assertThat(store.session("s")).contains(session);
    }
}
