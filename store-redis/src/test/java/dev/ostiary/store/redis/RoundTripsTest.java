package dev.ostiary.store.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.store.EveryMethod;
import dev.ostiary.store.Rotation;
import dev.ostiary.store.StoreLimits;
import dev.ostiary.store.Successor;
import dev.ostiary.store.TokenCopy;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Protocol.Command;

/** How often a call goes to the server, by what the server has counted. */
class RoundTripsTest {
    private final Instant now = Instant.now();
    private RedisServer server;
    private RedisTokenStateStore store;

    @BeforeEach
    void start() throws IOException {
        server = RedisServer.volatileOne();
        store = server.store().build();
    }

    @AfterEach
    void end() throws IOException {
        store.close();
        server.close();
    }

    /** Those that clients have sent, and not scripts: scripts by their digest, those whose text had to be sent, and what is not a script. */
    private Map<String, Long> sent(ThrowingCallable call) throws Throwable {
        server.command(Command.CONFIG, "RESETSTAT");
        call.call();
        String info = new String((byte[]) server.command(Command.INFO, "commandstats"), UTF_8);
        Matcher lines = Pattern.compile("cmdstat_(eval|evalsha|ping|select|role|wait|multi):calls=(\\d+)")
                .matcher(info);
        return lines.results().collect(Collectors.toMap(line -> line.group(1), line -> Long.valueOf(line.group(2))));
    }

    private Rotation rotate(String presented, String next) {
        return store.rotate("s", "u", TokenCopy.first(presented), new Successor(next, now, now.plusSeconds(3_600)));
    }

    @Test
    void rotate_whateverBecomesOfIt_isOneScript() throws Throwable {
        store.open(Sessions.of("s", "u"));
        rotate("first", "second");

        assertThat(sent(() -> assertThat(rotate("second", "third")).isEqualTo(new Rotation.Rotated())))
                .containsExactly(Map.entry("evalsha", 1L));
        assertThat(sent(() -> assertThat(rotate("second", "x")).isInstanceOf(Rotation.Repeated.class)))
                .containsExactly(Map.entry("evalsha", 1L));
        assertThat(sent(() -> assertThat(rotate("other", "x")).isEqualTo(new Rotation.Reused())))
                .containsExactly(Map.entry("evalsha", 1L));
        store.end("s", now.plusSeconds(60));
        assertThat(sent(() -> assertThat(rotate("third", "x")).isEqualTo(new Rotation.Ended())))
                .containsExactly(Map.entry("evalsha", 1L));
    }

    @Test
    void confirm_asManyAsMayBe_isOneScript() throws Throwable {
        store.confirm(Map.of());
        Map<String, TokenCopy> many = IntStream.range(0, StoreLimits.MAX_CONFIRMED)
                .mapToObj(i -> "s" + i)
                .collect(Collectors.toMap(id -> id, id -> TokenCopy.first("t")));

        assertThat(sent(() -> store.confirm(many))).containsExactly(Map.entry("evalsha", 1L));
    }

    @Test
    void anyMethod_always_isOneScript() throws Throwable {
        for (ThrowingCallable call : Stream.of(EveryMethod.thatWrites(store), EveryMethod.thatReads(store))
                .flatMap(calls -> calls.stream())
                .toList()) {
            call.call();
            Map<String, Long> again = sent(call);
            assertThat(again.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(1);
        }
    }
}
