package dev.ostiary.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ostiary.store.Race;
import dev.ostiary.store.Revocation;
import dev.ostiary.store.Revocation.Kind;
import dev.ostiary.store.Revocation.Name;
import dev.ostiary.store.RevocationPage;
import dev.ostiary.store.Samples;
import dev.ostiary.store.StoreUnavailableException;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The server is killed while it works. */
class CrashTest {
    private static final int THREADS = 8;
    private static final int IDS = 4_000;

    private final Instant until = Instant.now().plusSeconds(86_400);

    /** Ids for which a call has returned true, and those whose call has failed: of these nobody knows. */
    private final Queue<String> won = new ConcurrentLinkedQueue<>();

    private final Queue<String> unknown = new ConcurrentLinkedQueue<>();
    private final Queue<Name> revoked = new ConcurrentLinkedQueue<>();

    @Test
    void kill_whileIdsAreConsumedAndTokensRevoked_nothingTwiceAndNothingLost() throws Exception {
        try (RedisServer server = RedisServer.durable();
                RedisTokenStateStore store = server.store().build()) {
            IntStream.range(0, IDS).forEach(i -> store.registerOneTime(Samples.oneTime("id" + i, until)));
            AtomicInteger next = new AtomicInteger();
            CountDownLatch enough = new CountDownLatch(200);

            Race.of(THREADS + 1, number -> () -> {
                if (number == THREADS) {
                    enough.await();
                    server.kill();
                } else {
                    useUntilTheServerIsGone(store, next, enough);
                }
                return true;
            });
            assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> store.session("s"));
            server.start();

            assertThat(won).hasSizeGreaterThanOrEqualTo(200).doesNotHaveDuplicates();
            assertThat(unknown).hasSizeLessThanOrEqualTo(THREADS);
            assertThat(won)
                    .noneSatisfy(id -> assertThat(store.consumeOneTime(id)).isTrue());
            assertThat(revoked)
                    .allSatisfy(name ->
                            assertThat(store.revocationsOf(Set.of(name))).hasSize(1));
            assertThat(unused(store)).isBetween(untried(next), untried(next) + unknown.size());
        }
    }

    private void useUntilTheServerIsGone(RedisTokenStateStore store, AtomicInteger next, CountDownLatch enough) {
        while (true) {
            String id = "id" + next.getAndIncrement();
            try {
                if (store.consumeOneTime(id)) {
                    won.add(id);
                }
                Name name = new Name(Kind.TOKEN, id);
                store.revoke(new Revocation(name, Instant.now(), until));
                revoked.add(name);
                enough.countDown();
            } catch (StoreUnavailableException gone) {
                unknown.add(id);
                return;
            }
        }
    }

    private static long untried(AtomicInteger next) {
        return Math.max(0, IDS - next.get());
    }

    /** How many ids can be consumed now: those that nobody has tried, and of the unknown those of which the server has not heard. */
    private static long unused(RedisTokenStateStore store) {
        return IntStream.range(0, IDS)
                .filter(i -> store.consumeOneTime("id" + i))
                .count();
    }

    @Test
    void kill_withoutPersistence_beginsANewEpoch() throws IOException {
        try (RedisServer server = RedisServer.volatileOne();
                RedisTokenStateStore store = server.store().build()) {
            store.revoke(Revocation.ofToken(Optional.empty(), "before", Instant.now(), until));
            RevocationPage before = store.revocationsAfter(Optional.empty());

            server.kill();
            assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> store.session("s"));
            server.start();
            store.revoke(Revocation.ofToken(Optional.empty(), "after", Instant.now(), until));
            RevocationPage after = store.revocationsAfter(Optional.of(before.position()));

            assertThat(after.completeSince()).isAfter(before.completeSince());
            assertThat(after.revocations()).extracting(each -> each.name().id()).containsExactly("after");
        }
    }

    @Test
    void kill_withPersistence_keepsTheEpoch() throws IOException {
        try (RedisServer server = RedisServer.durable();
                RedisTokenStateStore store = server.store().build()) {
            store.revoke(Revocation.ofToken(Optional.empty(), "before", Instant.now(), until));
            RevocationPage before = store.revocationsAfter(Optional.empty());

            server.kill();
            assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> store.session("s"));
            server.start();
            RevocationPage after = store.revocationsAfter(Optional.of(before.position()));

            assertThat(after.completeSince()).isEqualTo(before.completeSince());
            assertThat(after.revocations()).isEmpty();
            assertThat(after.position()).isEqualTo(before.position());
        }
    }

    @Test
    void kill_betweenOpeningAndEnding_losesNeither() throws IOException {
        try (RedisServer server = RedisServer.durable();
                RedisTokenStateStore store = server.store().build()) {
            store.open(Sessions.of("s", "u"));
            store.open(Sessions.of("t", "u"));
            store.end("s", until);

            server.kill();
            assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> store.session("s"));
            server.start();

            assertThat(store.session("s")).isEmpty();
            assertThat(store.sessionsOf("u")).containsExactly(Sessions.of("t", "u"));
            assertThat(new HashSet<>(List.of("t")))
                    .isEqualTo(store.endAll("u", until, Samples.ofSubject("u", Instant.now(), until)));
        }
    }
}
