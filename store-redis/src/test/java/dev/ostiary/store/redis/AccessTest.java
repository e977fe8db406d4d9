package dev.ostiary.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.ostiary.store.EveryMethod;
import dev.ostiary.store.Samples;
import dev.ostiary.store.TokenStateStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Protocol.Command;

/** Users and databases of the server. */
class AccessTest {
    private final Instant until = Instant.now().plusSeconds(3_600);
    private RedisServer server;

    @BeforeEach
    void start() throws IOException {
        server = RedisServer.volatileOne();
    }

    @AfterEach
    void end() throws IOException {
        server.close();
    }

    /** What the guide gives to the user of the store, with a password that has to be escaped. */
    private static Object[] rightsOfTheGuide() throws IOException {
        String line = Files.readAllLines(Path.of("../docs/stores.md")).stream()
                .filter(each -> each.startsWith("ACL SETUSER ostiary "))
                .findFirst()
                .orElseThrow();
        return line.replace(">secret", ">p%40ss:w/rd")
                .substring("ACL ".length())
                .split(" ");
    }

    @Test
    void anyMethod_userWithTheRightsOfTheGuide_mayDoAll() throws IOException {
        server.command(Command.ACL, rightsOfTheGuide());
        try (TokenStateStore store = server.store()
                .uri("redis://ostiary:p%2540ss%3Aw%2Frd@127.0.0.1:" + server.port())
                .build()) {
            EveryMethod.thatWrites(store).forEach(call -> assertThatCode(call).doesNotThrowAnyException());
            EveryMethod.thatReads(store).forEach(call -> assertThatCode(call).doesNotThrowAnyException());
        }
    }

    private static Object[] rightsAnd(String... more) throws IOException {
        return Stream.concat(Stream.of(rightsOfTheGuide()), Stream.of(more)).toArray();
    }

    private static void assertMayDoAll(TokenStateStore store) {
        EveryMethod.thatWrites(store).forEach(call -> assertThatCode(call).doesNotThrowAnyException());
        EveryMethod.thatReads(store).forEach(call -> assertThatCode(call).doesNotThrowAnyException());
    }

    @Test
    void anyMethod_userWithTheRightsForSentinels_mayDoAll() throws IOException {
        server.command(Command.ACL, rightsAnd("+role"));
        try (RedisServer sentinel =
                        RedisServer.sentinel(Engine.USUAL, "sentinel monitor shop 127.0.0.1 " + server.port() + " 1");
                TokenStateStore store = server.store()
                        .uri("redis-sentinel://ostiary:p%2540ss%3Aw%2Frd@" + sentinel.hostAndPort() + "/shop")
                        .build()) {
            assertMayDoAll(store);
        }
    }

    @Test
    void anyMethod_userWithTheRightsForAClusterWhoseSlotHasMoved_mayDoAll() throws IOException {
        try (ClusterNodes cluster = ClusterNodes.start(Engine.USUAL, 2)) {
            cluster.node(0).command(Command.ACL, rightsAnd("+cluster|slots", "+asking"));
            cluster.node(1).command(Command.ACL, rightsAnd("+cluster|slots", "+asking"));
            try (TokenStateStore store = cluster.store()
                    .uri("redis-cluster://ostiary:p%2540ss%3Aw%2Frd@"
                            + cluster.node(0).hostAndPort())
                    .build()) {
                assertMayDoAll(store);
                store.open(Sessions.of("s", "u"));
                cluster.beginMove();
                cluster.moveKeys(1_000);
                assertThat(store.session("s")).isPresent();
                cluster.endMove();
                assertMayDoAll(store);
            }
        }
    }

    @Test
    void anyMethod_anotherDatabase_isAnotherStore() {
        try (TokenStateStore zero = server.store().build();
                TokenStateStore three = server.store().uri(server.uri() + "/3").build()) {
            three.registerOneTime(Samples.oneTime("a", until));

            assertThat(zero.consumeOneTime("a")).isFalse();
            assertThat(three.consumeOneTime("a")).isTrue();
        }
    }

    @Test
    void anyMethod_anotherPrefix_isAnotherStore() {
        try (TokenStateStore store = server.store().build();
                TokenStateStore other = server.store().prefix("{other}:").build()) {
            other.registerOneTime(Samples.oneTime("a", until));

            assertThat(store.consumeOneTime("a")).isFalse();
            assertThat(other.consumeOneTime("a")).isTrue();
        }
    }
}
