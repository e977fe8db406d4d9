package dev.ostiary.store.jdbc;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.reflect.Proxy;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JdbcTokenStateStoreBuilderTest {
    /** Touching it is a fault: making a store reads nothing. */
    private static final DataSource UNTOUCHED = (DataSource) Proxy.newProxyInstance(
            DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                throw new AssertionError("touched");
            });

    private final JdbcTokenStateStoreBuilder builder = JdbcTokenStateStore.builder(UNTOUCHED);

    @Test
    void build_always_readsNothing() {
        assertThatCode(builder::build).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1a", "a-b", "a b", "a;b", "\"a\"", "a.b.c", ".a", "a.", "\u00e4", "a\n"})
    void tablePrefix_thatWouldNeedQuotes_isRefused(String prefix) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.tablePrefix(prefix))
                .withMessageStartingWith("tablePrefix:");
    }

    @Test
    void tablePrefix_tooLong_isRefused() {
        assertThatCode(() -> builder.tablePrefix("a".repeat(31))).doesNotThrowAnyException();
        assertThatIllegalArgumentException().isThrownBy(() -> builder.tablePrefix("a".repeat(32)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT0.999S", "PT1M0.001S", "PT-5S"})
    void timeout_outOfRange_isRefused(Duration timeout) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.timeout(timeout))
                .withMessageStartingWith("timeout:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT1S", "PT1M"})
    void timeout_atTheLimits_isTaken(Duration timeout) {
        assertThatCode(() -> builder.timeout(timeout)).doesNotThrowAnyException();
    }
}
