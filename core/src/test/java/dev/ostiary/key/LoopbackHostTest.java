package dev.ostiary.key;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where plain HTTP stays on this machine, whatever a resolver would say. */
class LoopbackHostTest {

    @ParameterizedTest
    @CsvSource({
        "localhost, true",
        "LocalHost, true",
        "127.0.0.0, true",
        "127.0.0.1, true",
        "127.10.99.100, true",
        "127.255.255.255, true",
        "[::1], true",
        "[0:0:0:0:0:0:0:1], true",
        "'', false",
        "localhost., false",
        "app.localhost, false",
        "localhost.id.example, false",
        "notlocalhost, false",
        "localhost:8080, false",
        "locaLho\u017ft, false",
        "126.255.255.255, false",
        "128.0.0.0, false",
        "127.0.0.256, false",
        "127.0.0.01, false",
        "127.0.0, false",
        "127.1, false",
        "127.0.0.1.5, false",
        "127.0.0.1.id.example, false",
        "127.0.0.\u0661, false",
        "2130706433, false",
        "0x7f.0.0.1, false",
        "0.0.0.0, false",
        "::1, false",
        "[::], false",
        "[::2], false",
        "[::1%lo], false",
        "[::ffff:127.0.0.1], false",
        "[fe80::1], false",
        "10.0.0.1, false"
    })
    void is_byTheTextAlone(String host, boolean loopback) {
        assertThat(LoopbackHost.is(host)).isEqualTo(loopback);
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, true",
        "127.0.0.1, true",
        "[::1], true",
        "app.localhost, true",
        "a.b.localhost, true",
        "'', false",
        "applocalhost, false",
        "app.localhost.id.example, false",
        "app.localhost., false",
        "id.example, false"
    })
    void isToBrowsers_countsNamesBelowLocalhostToo(String host, boolean loopback) {
        assertThat(LoopbackHost.isToBrowsers(host)).isEqualTo(loopback);
    }
}
