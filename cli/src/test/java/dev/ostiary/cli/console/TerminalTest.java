package dev.ostiary.cli.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TerminalTest {
    private static Terminal reading(InputStream in, Optional<Prompt> prompt) {
        return new Terminal(in, System.out, System.err, prompt, InstantSource.system());
    }

    private static Terminal reading(String input) {
        return reading(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), Optional.empty());
    }

    @Test
    void readSecret_fromInput_isWithoutMarkBlanksAndLineEnd() {
        assertThat(reading("\ufeff  a b \r\n").readSecret("token")).isEqualTo("a b");
    }

    @Test
    void readSecret_beforeAPerson_isAskedForAndInputIsLeftAlone() {
        InputStream untouched = InputStream.nullInputStream();

        String secret = reading(untouched, Optional.of(question -> (question + " typed").toCharArray()))
                .readSecret("secret");

        assertThat(secret).isEqualTo("Secret typed");
    }

    @Test
    void readText_beforeAPerson_isReadFromInput() {
        InputStream in = new ByteArrayInputStream("a\nb\n".getBytes(StandardCharsets.UTF_8));

        assertThat(reading(in, Optional.of(question -> null)).readText("key")).isEqualTo("a\nb");
    }

    @Test
    void readSecret_endOfInputOrNothing_isAWrongCall() {
        assertThatThrownBy(() -> reading(" \n").readSecret("token"))
                .isInstanceOf(Complaint.class)
                .hasMessageContaining("no token came on standard input")
                .extracting(fault -> ((Complaint) fault).exitCode())
                .isEqualTo(ExitCode.USAGE);
        assertThatThrownBy(() -> reading(InputStream.nullInputStream(), Optional.of(question -> null))
                        .readSecret("token"))
                .isInstanceOf(Complaint.class);
    }

    @Test
    void readSecret_moreThanOneMebibyte_isRefused() {
        assertThat(reading("x".repeat(1 << 20)).readSecret("token")).hasSize(1 << 20);
        assertThatThrownBy(() -> reading("x".repeat((1 << 20) + 1)).readSecret("token"))
                .hasMessage("standard input: more than 1 MiB, which is no token");
    }

    @Test
    void readSecret_noText_isRefusedWithWhatItIs() {
        byte[] utf16 = "token".getBytes(StandardCharsets.UTF_16);

        assertThatThrownBy(() -> reading(new ByteArrayInputStream(utf16), Optional.empty())
                        .readSecret("token"))
                .hasMessageStartingWith("standard input: is UTF-16 text");
    }

    @Test
    void readSecret_brokenInput_isRefused() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }
        };

        assertThatThrownBy(() -> reading(broken, Optional.empty()).readSecret("token"))
                .hasMessage("standard input: cannot be read");
    }
}
