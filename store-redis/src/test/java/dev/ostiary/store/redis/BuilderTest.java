package dev.ostiary.store.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuilderTest {
    private final RedisTokenStateStoreBuilder builder = RedisTokenStateStore.builder();

    @Test
    void build_withoutUri_isRefused() {
        assertThatIllegalStateException().isThrownBy(builder::build).withMessage("uri: must be told");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{ostiary}:", "{a}", "shop:{a}b}{c}:"})
    void prefix_withAHashTag_isTaken(String prefix) {
        assertThatCode(() -> builder.prefix(prefix)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "ostiary:", "{}:", "{", "}a{", "{a", "a}{}{b}", "{a }", "{\u00e4}:"})
    void prefix_withoutAHashTagOrNotVisibleAscii_isRefused(String prefix) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.prefix(prefix))
                .withMessageStartingWith("prefix: ");
    }

    @Test
    void prefix_tooLong_isRefused() {
        assertThatCode(() -> builder.prefix("{" + "a".repeat(98) + "}")).doesNotThrowAnyException();
        assertThatIllegalArgumentException().isThrownBy(() -> builder.prefix("{" + "a".repeat(99) + "}"));
    }

    @Test
    void timeout_limits_areTakenAndBeyondRefused() {
        assertThatCode(() -> builder.timeout(Duration.ofMillis(100)).timeout(Duration.ofMinutes(1)))
                .doesNotThrowAnyException();
        assertThatIllegalArgumentException().isThrownBy(() -> builder.timeout(Duration.ofMillis(99)));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.timeout(Duration.ofMillis(60_001)));
    }

    @Test
    void maxConnections_limits_areTakenAndBeyondRefused() {
        assertThatCode(() -> builder.maxConnections(1).maxConnections(1_000)).doesNotThrowAnyException();
        assertThatIllegalArgumentException().isThrownBy(() -> builder.maxConnections(0));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.maxConnections(1_001));
    }

    @Test
    void toString_always_showsNoPassword() {
        assertThat(builder.uri("redis://:s3cret@h").toString()).doesNotContain("s3cret");
    }
}
