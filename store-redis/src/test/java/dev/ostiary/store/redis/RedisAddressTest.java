package dev.ostiary.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ostiary.store.redis.RedisAddress.Credentials;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisAddressTest {

    @Test
    void parse_hostAlone_hasDefaults() {
        assertThat(RedisAddress.parse("redis://redis.example.test"))
                .isEqualTo(new RedisAddress("redis.example.test", 6379, Optional.empty(), 0, false));
    }

    @Test
    void parse_everything_isTaken() {
        assertThat(RedisAddress.parse("rediss://us%65r:a+b%20c%3A:d@[::1]:6380/12"))
                .isEqualTo(new RedisAddress("::1", 6380, Optional.of(new Credentials("user", "a+b c::d")), 12, true));
    }

    @Test
    void parse_passwordAlone_isTheDefaultUsers() {
        assertThat(RedisAddress.parse("redis://:pw@h/").credentials()).contains(new Credentials("", "pw"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "redis.example.test:6379",
                "http://h",
                "redis://",
                "redis:h",
                "redis:///0",
                "redis://s3cret@h",
                "redis://user:@h",
                "redis://h:0",
                "redis://h:65536",
                "redis://h/x",
                "redis://h/0/1",
                "redis://h/99999",
                "redis://h?s3cret",
                "redis://h#s3cret",
                "redis://user:s3cret%@h",
                "redis://user:s3 cret@h",
                "redis://user:s3cret@a_b"
            })
    void parse_otherForms_areRefusedWithoutBeingShown(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RedisAddress.parse(text))
                .withMessageStartingWith("uri: expected redis://")
                .withMessageNotContaining("s3")
                .withNoCause();
    }

    @Test
    void toString_always_showsNoCredentials() {
        RedisAddress address = RedisAddress.parse("redis://us3r:s3cret@h");

        assertThat(address).hasToString("h:6379");
        assertThat(address.credentials().toString()).doesNotContain("us3r", "s3cret");
    }
}
