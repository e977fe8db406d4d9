package dev.ostiary.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SignedBytesTest {
    private static final byte[] BYTES = {1, -1, 3, 4, 5};

    @Test
    void read_inPieces_givesEachByteOnce() {
        SignedBytes stream = new SignedBytes(ByteBuffer.wrap(BYTES));
        byte[] piece = new byte[4];

        assertThat(stream.read()).isEqualTo(1);
        assertThat(stream.read()).isEqualTo(255);
        assertThat(stream.read(piece, 1, 2)).isEqualTo(2);
        assertThat(stream.read(piece, 3, 0)).isZero();
        assertThat(piece).containsExactly(0, 3, 4, 0);
        assertThat(stream.read(piece, 0, 4)).isEqualTo(1);
        assertThat(piece).containsExactly(5, 3, 4, 0);
        assertThat(stream.read(piece, 0, 4)).isEqualTo(-1);
        assertThat(stream.read()).isEqualTo(-1);
    }

    @Test
    void readAllBytes_longerThanOneBuffer_givesThemAll() throws IOException {
        byte[] many = "x".repeat(20_000).getBytes(StandardCharsets.US_ASCII);

        assertThat(Arrays.equals(new SignedBytes(ByteBuffer.wrap(many)).readAllBytes(), many))
                .isTrue();
    }

    @Test
    void readAllBytes_partOfAnArray_givesThatPartAndLeavesTheBufferAsItIs() throws IOException {
        ByteBuffer part = ByteBuffer.wrap(BYTES, 1, 3);

        assertThat(new SignedBytes(part).readAllBytes()).containsExactly(-1, 3, 4);
        assertThat(new SignedBytes(part).readAllBytes()).containsExactly(-1, 3, 4);
    }
}
