package dev.ostiary.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ostiary.store.Revocation;
import dev.ostiary.store.RevocationPage;
import dev.ostiary.store.TokenStateStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Protocol.Command;

/** A server that comes back with less than it had told, as after a failover or from an old snapshot. */
class LostTailTest {
    private final Instant until = Instant.now().plusSeconds(86_400);

    private void revoke(TokenStateStore store, String id) {
        store.revoke(Revocation.ofToken(Optional.empty(), id, Instant.now(), until));
    }

    /** Comes back with what it had at the last SAVE. */
    private static RedisServer withSnapshots() throws IOException {
        return RedisServer.volatileOne("--dbfilename", "snapshot.rdb");
    }

    @Test
    void revocationsAfter_aPositionThatTheServerHasLost_saysThatSomethingIsMissing() throws IOException {
        try (RedisServer server = withSnapshots();
                TokenStateStore store = server.store().build(() -> 0)) {
            revoke(store, "kept");
            server.command(Command.SAVE);
            RevocationPage saved = store.revocationsAfter(Optional.empty());
            revoke(store, "lost");
            RevocationPage told = store.revocationsAfter(Optional.of(saved.position()));

            comeBack(server);
            try (TokenStateStore again = server.store().build()) {
                RevocationPage page = again.revocationsAfter(Optional.of(told.position()));

                assertThat(page.completeSince()).isAfter(told.completeSince());
                assertThat(page.revocations())
                        .extracting(each -> each.name().id())
                        .containsExactly("kept");
                assertThat(again.revocationsAfter(Optional.of(page.position())).completeSince())
                        .isEqualTo(page.completeSince());
            }
        }
    }

    @Test
    void revocationsAfter_writesSinceTheLoss_areNotLeftOut() throws IOException {
        try (RedisServer server = withSnapshots();
                TokenStateStore store = server.store().build(() -> 0)) {
            server.command(Command.SAVE);
            revoke(store, "lost");
            RevocationPage told = store.revocationsAfter(Optional.empty());

            comeBack(server);
            try (TokenStateStore again = server.store().build()) {
                revoke(again, "new");

                assertThat(again.revocationsAfter(Optional.of(told.position())).revocations())
                        .extracting(each -> each.name().id())
                        .containsExactly("new");
            }
        }
    }

    private static void comeBack(RedisServer server) throws IOException {
        Path snapshot = server.folder().resolve("snapshot.rdb");
        assertThat(Files.exists(snapshot)).isTrue();
        server.restart();
    }

    @Test
    void revocationsAfter_positionOfNoStore_isRefused() throws IOException {
        try (RedisServer server = RedisServer.volatileOne();
                TokenStateStore store = server.store().build()) {
            revoke(store, "a");

            assertThat(store.revocationsAfter(Optional.of("0123-456:999")).revocations())
                    .hasSize(1);
            assertThatIllegalArgumentException().isThrownBy(() -> store.revocationsAfter(Optional.of("42")));
            assertThatIllegalArgumentException().isThrownBy(() -> store.revocationsAfter(Optional.of("")));
        }
    }
}
