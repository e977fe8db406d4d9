package dev.ostiary.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.store.StoreUnavailableException;
import dev.ostiary.store.TokenStateStore;
import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Protocol.Command;

class InspectionTest {
    private final Logger logger = Logger.getLogger(RedisTokenStateStore.class.getName());
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    /** What is told of an outage is in another test. */
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            String text = new SimpleFormatter().formatMessage(line);
            if (!text.startsWith("Cannot use the store")) {
                lines.add(text);
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        logger.addHandler(handler);
    }

    @AfterEach
    void stopListening() {
        logger.removeHandler(handler);
    }

    private static void ignoringOutages(Runnable call) {
        try {
            call.run();
        } catch (StoreUnavailableException expected) {
            // The connection is gone, and the next call connects anew.
        }
    }

    @Test
    void connect_serverThatLosesEntries_isWarnedOfOnce() throws IOException {
        try (RedisServer server = RedisServer.volatileOne("--maxmemory-policy", "allkeys-lru");
                TokenStateStore store = server.store().build(() -> 0)) {
            store.session("s");
            server.restart();
            ignoringOutages(() -> store.session("s"));
            store.session("s");

            assertThat(lines).hasSize(2);
            assertThat(lines).element(0).asString().contains("maxmemory-policy is allkeys-lru");
            assertThat(lines).element(1).asString().contains("appendonly is off");
        }
    }

    @Test
    void connect_serverBecameAnother_isLookedAtAgain() throws IOException {
        try (RedisServer server = RedisServer.durable();
                TokenStateStore store = server.store().build(() -> 0)) {
            assertThat(lines).isEmpty();
            server.command(Command.REPLICAOF, "127.0.0.1", "1");
            ignoringOutages(() -> store.end("s", Sessions.of("s", "u").expiresAt()));

            store.session("s");

            assertThat(lines).singleElement().asString().contains("it is a replica");
        }
    }

    @Test
    void warnings_whatTheServerDoesNotTell_isNotWarnedOf() {
        assertThat(Inspection.warnings("")).isEmpty();
        assertThat(Inspection.warnings(
                        "redis_version:7.2.4\r\nmaxmemory_policy:noeviction\r\naof_enabled:1\r\nrole:master\r\n"))
                .isEmpty();
    }

    @Test
    void warnings_oldVersions_areToldApart() {
        assertThat(List.of("2.8.1", "5.0.14", "6.0.20", "6.1.0"))
                .allSatisfy(version -> assertThat(Inspection.warnings("redis_version:" + version + "\r\n"))
                        .singleElement()
                        .asString()
                        .contains("older than 6.2"));
        assertThat(List.of("6.2.0", "7.0.15", "8.2.1", "10.0.0"))
                .allSatisfy(version -> assertThat(Inspection.warnings("redis_version:" + version + "\r\n"))
                        .isEmpty());
    }
}
