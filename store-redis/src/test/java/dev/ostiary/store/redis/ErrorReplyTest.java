package dev.ostiary.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.exceptions.JedisMovedDataException;

class ErrorReplyTest {
    private static final RedisAddress ADDRESS = RedisAddress.parse("redis://h");

    @ParameterizedTest
    @CsvSource({
        "MOVED, 'MOVED 3999 127.0.0.1:6381'",
        "OOM, 'OOM command not allowed, on @user_script:1.'",
        "OOM, 'ERR Error running script (call to f_1f): @user_script:31: @user_script: 31: -OOM command not allowed'",
        "WRONGTYPE, 'ERR Error running script (call to f_1f): @user_script:3: WRONGTYPE Operation against a key'",
        "ERR, 'ERR unknown command `EVALSHA`, with args beginning with: `s3ntinel`'",
        "an error, 's3ntinel'",
        "an error, ''"
    })
    void unavailable_anyAnswer_tellsItsCodeAlone(String code, String answer) {
        assertThat(ErrorReply.unavailable(ADDRESS, new JedisDataException(answer)))
                .hasMessageStartingWith("Redis at h:6379 answered with " + code + ": ")
                .hasNoCause()
                .satisfies(outage -> assertThat(outage.getMessage()).doesNotContain("s3ntinel"));
    }

    @Test
    void isAnotherServersTask_movedSlot_connectsAnew() {
        assertThat(ErrorReply.isAnotherServersTask(
                        new JedisMovedDataException("MOVED 1 a:1", new HostAndPort("a", 1), 1)))
                .isTrue();
        assertThat(ErrorReply.isAnotherServersTask(new JedisDataException("OOM no")))
                .isFalse();
    }
}
