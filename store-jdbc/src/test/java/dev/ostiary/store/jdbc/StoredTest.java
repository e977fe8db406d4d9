package dev.ostiary.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ostiary.store.OddTexts;
import dev.ostiary.store.Revocation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
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

    @Test
    void name_ofAnIssuer_comesBackAndTakesNotTheRowOfOneWithout() {
        Revocation.Name name = Revocation.Name.ofToken(Optional.of("https://a.test"), "t");
        Revocation.Name alike = new Revocation.Name(Revocation.Kind.TOKEN, name.text());

        assertThat(Stored.name(Stored.kind(name), Stored.text(name.text()))).isEqualTo(name);
        assertThat(Stored.name(Stored.kind(alike), Stored.text(alike.text()))).isEqualTo(alike);
        assertThat(Stored.hash(name)).isNotEqualTo(Stored.hash(alike));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "@", "OTHER", "TOKEN@@"})
    void name_ofAKindThatNobodyKnows_isRefused(String kind) {
        assertThatIllegalArgumentException().isThrownBy(() -> Stored.name(kind, "1:ab"));
    }
}
