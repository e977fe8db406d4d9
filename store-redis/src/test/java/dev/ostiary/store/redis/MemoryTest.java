package dev.ostiary.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.store.MovableClock;
import dev.ostiary.store.SessionState;
import dev.ostiary.store.Successor;
import dev.ostiary.store.TokenCopy;
import dev.ostiary.store.TokenStateStore;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Protocol.Command;

/** What a session takes of a server's memory: its own entry, and that of its user who has no other one. */
class MemoryTest {
    private static final String SUBJECT = "3f2504e0-4f89-11d3-9a0c-0305e82c3301";
    private static final String ID = "q3xUVnSMk2yZkIWpJ0_0Tg";
    private static final String SHORT = "Firefox on Windows";
    private static final String LONG =
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
                    + " Chrome/126.0.0.0 Safari/537.36";

    private final MovableClock clock = new MovableClock();
    private RedisServer server;
    private TokenStateStore store;

    @BeforeEach
    void start() throws IOException {
        server = RedisServer.volatileOne();
        store = server.store().clock(clock).build();
    }

    @AfterEach
    void end() throws IOException {
        store.close();
        server.close();
    }

    /** Refreshed as a browser does, every few minutes. */
    private void use(String label, Duration every, int from) {
        store.open(new SessionState(
                ID,
                SUBJECT,
                label,
                clock.instant(),
                clock.instant(),
                clock.instant().plusSeconds(2_592_000),
                token(0)));
        IntStream.range(from, from + 20).forEach(i -> {
            clock.advance(every);
            store.rotate(
                    ID,
                    SUBJECT,
                    TokenCopy.first(token(i)),
                    new Successor(token(i + 1), clock.instant(), clock.instant().plusSeconds(2_592_000)));
            store.confirm(Map.of(ID, TokenCopy.first(token(i + 1))));
        });
    }

    private static String token(int number) {
        return "q3xUVnSMk2yZkIWpJ0_%04d".formatted(number);
    }

    private List<Long> bytes() {
        return Stream.of("{ostiary}:session:" + ID, "{ostiary}:subject:" + SUBJECT)
                .map(key -> (Long) server.command(Command.MEMORY, "USAGE", key, "SAMPLES", "0"))
                .toList();
    }

    @Test
    void session_refreshedOften_takesNoMoreThanPromised() {
        use(SHORT, Duration.ofMinutes(6), 0);

        List<Long> bytes = bytes();
        System.out.println("a session in Redis takes " + bytes + " bytes");
        assertThat(bytes.get(0) + bytes.get(1)).isLessThanOrEqualTo(600);
    }

    @Test
    void session_labelOfAWholeUserAgent_takesNoMoreThanPromised() {
        use(LONG, Duration.ofMinutes(6), 0);

        List<Long> bytes = bytes();
        System.out.println("a session in Redis with a long label takes " + bytes + " bytes");
        assertThat(store.session(ID)).map(SessionState::label).contains(LONG);
        assertThat(bytes.get(0) + bytes.get(1)).isLessThanOrEqualTo(600);
    }

    /** A server that has once kept a session in the larger way would go on so. */
    @Test
    void session_refreshedWithinTheGrace_takesNoMoreLater() {
        use(SHORT, Duration.ofMillis(500), 0);
        long meanwhile = bytes().get(0);
        use(SHORT, Duration.ofMinutes(6), 20);

        System.out.println("meanwhile a session in Redis takes " + meanwhile + " bytes");
        assertThat(bytes().get(0)).isLessThanOrEqualTo(450);
    }
}
