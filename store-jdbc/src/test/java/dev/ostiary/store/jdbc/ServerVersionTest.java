package dev.ostiary.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerVersionTest {
    @ParameterizedTest
    @CsvSource({
        "10.11.19-MariaDB-0+deb12u1, 10.11",
        "5.5.5-10.6.1-MariaDB, 10.6",
        "9.7.4-2, 9.7",
        "8.0, 8.0",
        "8.0.36-28, 8.0",
        "nonsense, 0.0",
        "'', 0.0"
    })
    void of_whatAServerSays_isItsFirstTwoNumbers(String text, String expected) {
        assertThat(ServerVersion.of(text)).hasToString(expected);
    }

    @Test
    void dialect_ofAnOlderServer_saysWhichIsNeeded() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new MariaDbDialect(ServerVersion.of("10.5.23-MariaDB")))
                .withMessageContaining("MariaDB 10.6 or later; this one is 10.5");
        assertThatIllegalStateException()
                .isThrownBy(() -> new MySqlDialect(ServerVersion.of("5.7.44")))
                .withMessageContaining("MySQL 8.0 or later; this one is 5.7");
        assertThatCode(() -> new MariaDbDialect(ServerVersion.of("10.6.0-MariaDB")))
                .doesNotThrowAnyException();
        assertThatCode(() -> new MySqlDialect(ServerVersion.of("8.0.1"))).doesNotThrowAnyException();
    }
}
