package dev.ostiary.verify;

import static dev.ostiary.verify.RejectionReason.MALFORMED_TOKEN;
import static dev.ostiary.verify.Verifiers.assertRejected;
import static dev.ostiary.verify.Verifiers.assertVerified;
import static dev.ostiary.verify.Verifiers.standard;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SizeLimitsTest {
    private static final int LARGEST_HEADER = 4_096;

    @Test
    void verify_headerOfTheLargestSize_isVerified() {
        assertVerified(standard().maxTokenBytes(10_000), withHeaderOf(LARGEST_HEADER));
    }

    @Test
    void verify_headerOneByteLarger_isRejectedEvenWhereLargerTokensAreAllowed() {
        assertRejected(standard().maxTokenBytes(10_000), withHeaderOf(LARGEST_HEADER + 1), MALFORMED_TOKEN);
    }

    @ParameterizedTest
    @ValueSource(ints = {256, 1_048_576})
    void maxTokenBytes_atTheEndsOfItsRange_isTaken(int bytes) {
        assertThatCode(() -> standard().maxTokenBytes(bytes).build()).doesNotThrowAnyException();
    }

    private static RawToken withHeaderOf(int bytes) {
        RawToken token = RawToken.valid();
        int padding = bytes - token.withHeaderMember("\"x\":\"\"").header().length();
        RawToken padded = token.withHeaderMember("\"x\":\"" + "a".repeat(padding) + "\"");
        assertThat(padded.header()).hasSize(bytes);
        return padded;
    }
}
