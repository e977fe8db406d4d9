package dev.ostiary.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectionTest {
    private static final RedisAddress FROM = RedisAddress.parse("rediss://u:p@asked:7001");

    @ParameterizedTest
    @CsvSource({
        "MOVED 8564 127.0.0.1:7202, false, 127.0.0.1, 7202",
        "ASK 8564 h.example:7202, true, h.example, 7202",
        "MOVED 8564 :7202, false, asked, 7202",
        "MOVED 1 ::1:7202, false, ::1, 7202"
    })
    void of_redirection_leadsToAnotherWhereWeAreTheSame(String error, boolean isForOnce, String host, int port) {
        assertThat(Redirection.of(error, FROM)).contains(new Redirection(isForOnce, FROM.at(host, port)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"MOVED 8564 ?:7202", "TRYAGAIN Multiple keys", "ERR MOVED 1 h:1", "MOVED", "", "MOVED 1 h:1 x"})
    void of_anyOtherError_isNone(String error) {
        assertThat(Redirection.of(error, FROM)).isEqualTo(Optional.empty());
    }

    @Test
    void of_redirection_keepsTheUser() {
        assertThat(Redirection.of("MOVED 1 h:1", FROM).orElseThrow().to().credentials())
                .isEqualTo(FROM.credentials());
    }
}
