package dev.ostiary.store.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.store.OddTexts;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyTextTest {

    @Test
    void bytes_oddTexts_differAndComeBack() {
        List<String> texts = OddTexts.all().toList();

        assertThat(texts.stream().map(KeyText::bytes).map(ByteBuffer::wrap)).doesNotHaveDuplicates();
        assertThat(texts)
                .allSatisfy(
                        text -> assertThat(KeyText.text(KeyText.bytes(text))).isEqualTo(text));
        assertThat(KeyText.text(KeyText.bytes(""))).isEmpty();
    }
}
