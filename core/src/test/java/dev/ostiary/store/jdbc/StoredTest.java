package dev.ostiary.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ostiary.store.OddTexts;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoredTest {
    @ParameterizedTest
    @MethodSource("dev.ostiary.store.OddTexts#all")
    void text_anyText_canBeHeldAndComesBack(String text) {
        String stored = Stored.text(text);

        assertThat(Stored.unescaped(stored)).isEqualTo(text);
        assertThat(stored).doesNotContain("\u0000").doesNotContain("\n");
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(stored)).isTrue();
    }

    @Test
    void hash_differentTexts_differ() {
        List<String> texts = OddTexts.all().toList();

        assertThat(texts.stream().map(Stored::hash).collect(Collectors.toSet())).hasSize(texts.size());
        assertThat(texts).allSatisfy(text -> assertThat(Stored.hash(text)).matches("[0-9a-f]{64}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\", "a\\n", "\\u12", "\\u00g0", "\\U0000"})
    void unescaped_whatWasNeverEscaped_isRefused(String stored) {
        assertThatIllegalArgumentException().isThrownBy(() -> Stored.unescaped(stored));
    }
}
