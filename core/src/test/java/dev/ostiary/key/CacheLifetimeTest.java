package dev.ostiary.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CacheLifetimeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "max-age=60                          | PT60S",
                "public, max-age=21600, must-revalidate | PT6H",
                "Max-Age=60,s-maxage=10              | PT60S",
                "max-age=\"60\"                      | PT60S",
                "max-age=0                           | PT0S",
                "no-cache                            | PT0S",
                "No-Store                            | PT0S",
                "max-age=60, no-cache                | PT0S",
                "max-age=60, max-age=30              | PT30S",
                "max-age=9999999                     | PT2777H46M39S",
                "max-age=10000000                    | PT8760H",
                "max-age=99999999999999999999999999  | PT8760H"
            })
    void of_directive_isRead(String header, Duration lifetime) {
        assertThat(CacheLifetime.of(List.of(header))).contains(lifetime);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "public",
                "max-age",
                "max-age=",
                "max-age=-1",
                "max-age=1.5",
                "max-age=\u0661",
                "xmax-age=1"
            })
    void of_nothingAboutTime_isEmpty(String header) {
        assertThat(CacheLifetime.of(List.of(header))).isEmpty();
    }

    @Test
    void of_severalHeaders_takesTheStrictest() {
        assertThat(CacheLifetime.of(List.of("max-age=60", "public", "no-store")))
                .contains(Duration.ZERO);
        assertThat(CacheLifetime.of(List.of())).isEmpty();
    }
}
