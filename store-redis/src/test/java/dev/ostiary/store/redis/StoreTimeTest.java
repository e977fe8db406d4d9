package dev.ostiary.store.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.store.OneTimeId;
import dev.ostiary.store.Race;
import dev.ostiary.store.Revocation;
import dev.ostiary.store.Rotation;
import dev.ostiary.store.Samples;
import dev.ostiary.store.SessionState;
import dev.ostiary.store.Successor;
import dev.ostiary.store.TokenCopy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Protocol.Command;

/** Three nodes on one server, without a clock of their own: what counts is told by the server's, whatever the nodes' say. */
class StoreTimeTest {
    private RedisServer server;
    private List<RedisTokenStateStore> nodes;

    @BeforeEach
    void start() throws IOException {
        server = RedisServer.volatileOne();
        nodes = IntStream.range(0, 3).mapToObj(node -> server.store().build()).toList();
    }

    @AfterEach
    void end() throws IOException {
        nodes.forEach(RedisTokenStateStore::close);
        server.close();
    }

    private Instant serverTime() {
        List<?> time = (List<?>) server.command(Command.TIME);
        return Instant.ofEpochSecond(number(time.get(0)), number(time.get(1)) * 1_000);
    }

    private static long number(Object text) {
        return Long.parseLong(new String((byte[]) text, UTF_8));
    }

    /** Of a node whose clock is wrong by as much. */
    private Successor successor(String token, Duration wrong) {
        return new Successor(token, serverTime().plus(wrong), serverTime().plusSeconds(3_600));
    }

    /** As if that much time had passed for the token that was replaced last, and since its successor arrived. */
    private void ageReplaced(Duration by) {
        byte[] replaced = (byte[]) server.command(Command.HGET, "{ostiary}:session:s", "replaced");
        ByteBuffer bytes = ByteBuffer.wrap(replaced);
        long at = (bytes.getLong(14) & 0xFFFF_FFFF_FFFFL) - by.toMillis();
        bytes.putShort(16, (short) (at >> 32)).putInt(18, (int) at);
        server.command(Command.HSET, "{ostiary}:session:s", "replaced", replaced);
        server.command(Command.HINCRBY, "{ostiary}:session:s", "seenAt", Long.toString(-by.toMillis()));
    }

    @Test
    void rotate_nodesWhoseClocksAreWrong_measureTheGraceByTheServers() {
        SessionState session = Sessions.of("s", "u");
        nodes.get(0).open(session);

        assertThat(nodes.get(1).rotate("s", "u", TokenCopy.first("first"), successor("t1", Duration.ofDays(400))))
                .isEqualTo(new Rotation.Rotated());
        nodes.get(2).confirm(Map.of("s", TokenCopy.first("t1")));

        assertThat(nodes.get(2).rotate("s", "u", TokenCopy.first("first"), successor("x", Duration.ofDays(-400))))
                .isInstanceOf(Rotation.Repeated.class);
        ageReplaced(Rotation.GRACE);
        assertThat(nodes.get(2).rotate("s", "u", TokenCopy.first("first"), successor("x", Duration.ofDays(-400))))
                .isEqualTo(new Rotation.Reused());
    }

    @Test
    void revocationsAfter_always_saysWhatTheServersClockSays() {
        Instant before = serverTime().minusMillis(1);

        Instant told = nodes.get(0).revocationsAfter(Optional.empty()).storeTime();

        assertThat(told).isBetween(before, serverTime());
    }

    /** A node whose clock is behind still takes the tokens for valid that they are about. */
    @Test
    void revocationsAfter_expiredWithinTheLastDay_isTold() {
        nodes.get(0).revoke(Samples.ofToken("yesterday", serverTime().plusSeconds(600)));
        nodes.get(0).revoke(Samples.ofToken("before", serverTime().plusSeconds(600)));
        expire("yesterday", Duration.ofHours(23));
        expire("before", Duration.ofHours(25));

        assertThat(nodes.get(1).revocationsAfter(Optional.empty()).revocations())
                .extracting(each -> each.name().id())
                .containsExactly("yesterday");
        assertThat(nodes.get(1).revocationsOf(Set.of(Samples.token("yesterday"))))
                .isEmpty();
    }

    private void expire(String id, Duration ago) {
        long till = serverTime().minus(ago).toEpochMilli();
        server.command(Command.HSET, "{ostiary}:revoked", "t" + id, "1 " + till);
        server.command(Command.ZADD, "{ostiary}:expiry", Long.toString(till), "t" + id);
    }

    @Test
    void registerOneTime_atOnceOnThreeNodes_leavesFive() throws Exception {
        Instant soon = serverTime().plusSeconds(600);

        Race.of(16, number -> () -> {
            nodes.get(number % 3).registerOneTime(new OneTimeId("id" + number, "u", "p", soon));
            return true;
        });

        assertThat(server.command(Command.HLEN, "{ostiary}:one-times:u")).isEqualTo(5L);
        assertThat(server.keys())
                .filteredOn(key -> key.startsWith("{ostiary}:one-time:"))
                .hasSize(5);
    }

    @Test
    void oneTimes_consumedOrEnded_leaveNoKey() {
        Instant soon = serverTime().plusSeconds(600);
        IntStream.range(0, 3).forEach(i -> nodes.get(i).registerOneTime(new OneTimeId("id" + i, "u", "p", soon)));
        IntStream.range(0, 3).forEach(i -> nodes.get(i).registerOneTime(new OneTimeId("v" + i, "v", "p" + i, soon)));

        assertThat(nodes.get(0).consumeOneTime("id1")).isTrue();
        nodes.get(1).endAll("v", Instant.EPOCH, new Revocation(Revocation.Name.ofSubject("v"), soon, Instant.EPOCH));

        assertThat(server.keys()).containsExactly("{ostiary}:epoch", "{ostiary}:version");
    }
}
