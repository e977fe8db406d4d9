package dev.ostiary.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerReaderTest {
    private static final String NO_CONTENT = "HTTP/1.1 204 No Content\r\n\r\n";

    @Test
    void next_bodyOfKnownLength_endsWithItsLastByte() throws IOException {
        AnswerReader reader = reading("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nHTTP" + NO_CONTENT);

        assertThat(reader.next("GET").body()).isEqualTo("HTTP");
        assertThat(reader.wasLast()).isFalse();
        assertThat(reader.next("GET").status()).isEqualTo(204);
    }

    @Test
    void next_bodyInChunks_endsAfterTheTrailers() throws IOException {
        AnswerReader reader = reading(
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;a=b\r\none\r\nA\r\n, two\r\nand\r\n0\r\nSum: 1\r\n\r\n"
                        + NO_CONTENT);

        assertThat(reader.next("GET").body()).isEqualTo("one, two\r\nand");
        assertThat(reader.next("GET").status()).isEqualTo(204);
    }

    @Test
    void next_lengthUnknown_bodyEndsWithTheConnection() throws IOException {
        AnswerReader reader = reading("HTTP/1.1 200 OK\r\n\r\nall of it");

        assertThat(reader.next("GET").body()).isEqualTo("all of it");
        assertThat(reader.wasLast()).isTrue();
    }

    @Test
    void next_head_hasNoBodyWhateverItsLength() throws IOException {
        AnswerReader reader = reading("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n" + NO_CONTENT);

        assertThat(reader.next("HEAD").body()).isEmpty();
        assertThat(reader.next("GET").status()).isEqualTo(204);
    }

    @Test
    void next_interimAnswers_areReadOver() throws IOException {
        AnswerReader reader =
                reading("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n" + NO_CONTENT);

        assertThat(reader.next("GET").status()).isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n",
                "HTTP/1.1 204 No Content\r\nConnection: Upgrade, Close\r\n\r\n",
                "HTTP/1.0 204 No Content\r\n\r\n"
            })
    void wasLast_answerThatEndsTheConnection_isTrue(String answer) throws IOException {
        AnswerReader reader = reading(answer);

        reader.next("GET");

        assertThat(reader.wasLast()).isTrue();
    }

    @Test
    void next_nothingMoreComes_isTheEndOfTheConnection() {
        AnswerReader reader = reading("");

        assertThatExceptionOfType(EOFException.class).isThrownBy(() -> reader.next("GET"));
        assertThat(reader.wasLast()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /admin HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "HTTP/1.1 20 OK\r\n\r\n",
                "HTTP/1.1 200 OK\n\n",
                "HTTP/1.1 200",
                "HTTP/1.1 200 OK\r\nServer: a\r\n",
                "HTTP/1.1 200 OK\r\nno field\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nfour",
                "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\na",
                "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nabc\r\n0\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n"
            })
    void next_whatIsNoWholeAnswer_isShown(String answer) {
        AnswerReader reader = reading(answer);

        assertThatExceptionOfType(ProtocolException.class)
                .isThrownBy(() -> reader.next("GET"))
                .withMessageContaining(answer.substring(0, 11));
    }

    @Test
    void expectNothing_bytesAfterTheAnswer_areShown() throws IOException {
        AnswerReader reader = reading(NO_CONTENT + "more");
        reader.next("GET");

        assertThatExceptionOfType(ProtocolException.class)
                .isThrownBy(reader::expectNothing)
                .withMessageEndingWith("more");
    }

    private static AnswerReader reading(String bytes) {
        return new AnswerReader(new ByteArrayInputStream(bytes.getBytes(StandardCharsets.ISO_8859_1)));
    }
}
