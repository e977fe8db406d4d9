package dev.ostiary.store.jdbc;

import static dev.ostiary.Shown.MARKER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.ostiary.PlantedState;
import dev.ostiary.Shown;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A marker stands in every text that the module takes; no message, no {@code toString} and no line of a log shows it. */
class NothingLeaksTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource({"ofTexts", "ofStore"})
    void call_withAMarker_showsItNowhere(String name, Callable<?> call) {
        assertThat(Shown.by(call).leaks()).isEmpty();
    }

    static Stream<Arguments> ofTexts() {
        return Stream.of(
                row("location", () -> new DataSourceStoreProvider().open("jndi:" + MARKER)),
                row("location with a scheme", () -> new DataSourceStoreProvider().open("jndi:ldap:" + MARKER)),
                row(
                        "table prefix",
                        () -> JdbcTokenStateStore.builder(unreachableSource()).tablePrefix(MARKER + ";")));
    }

    static Stream<Arguments> ofStore() {
        return PlantedState.ofStore(JdbcTokenStateStore.of(unreachableSource()));
    }

    private static Arguments row(String name, Callable<?> call) {
        return arguments(name, call);
    }

    /** What its driver says is looked at beside the real databases; this one only fails to connect. */
    private static DataSource unreachableSource() {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, arguments) -> {
                    throw new SQLException("Connection refused", "08001");
                });
    }
}
