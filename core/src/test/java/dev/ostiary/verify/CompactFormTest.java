package dev.ostiary.verify;

import static dev.ostiary.verify.RejectionReason.ENCRYPTED_NOT_ALLOWED;
import static dev.ostiary.verify.RejectionReason.MALFORMED_TOKEN;
import static dev.ostiary.verify.RejectionReason.TOKEN_TOO_LARGE;
import static dev.ostiary.verify.Verifiers.assertRejected;
import static dev.ostiary.verify.Verifiers.assertVerified;
import static dev.ostiary.verify.Verifiers.standard;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.verify.Verification.Rejected;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Size, segments, base64url and JSON, before any key is asked. */
class CompactFormTest {
    private static final RawToken VALID = RawToken.valid();

    @Test
    void verify_validToken_isVerified() {
        assertVerified(standard(), VALID);
    }

    @Test
    void verify_null_isMalformed() {
        assertThat(standard().build().verify(null)).isEqualTo(new Rejected(MALFORMED_TOKEN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "...",
                "a",
                "a.b",
                "a.b.c",
                "a.b.c.d",
                "a.b.c.d.e",
                "a.b.c.d.e.f",
                "....",
                "\u0000"
            })
    void verify_wrongSegments_isMalformed(String token) {
        assertRejected(standard(), token, MALFORMED_TOKEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=",
                "==",
                "***",
                "!",
                " ",
                "\n",
                "+",
                "/",
                "\u0000",
                "\u00e9",
                "\uff21",
                "\ud83d\ude00",
                ".",
                ".a",
                ".a.b",
                ".a.b.c"
            })
    void verify_signatureWithMoreBehindIt_isMalformed(String suffix) {
        assertRejected(standard(), VALID.text() + suffix, MALFORMED_TOKEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\t", "\n", "=", ".", "\ufeff", "Bearer ", "*", "\ud83d\ude00"})
    void verify_tokenWithMoreBeforeIt_isMalformed(String prefix) {
        assertRejected(standard(), prefix + VALID.text(), MALFORMED_TOKEN);
    }

    @Test
    void verify_unusedBitsOfTheSignatureSet_isMalformed() {
        String token = VALID.text();
        char last = token.charAt(token.length() - 1);

        String otherSpelling = token.substring(0, token.length() - 1) + (char) (last + 1);

        assertRejected(standard(), otherSpelling, MALFORMED_TOKEN);
    }

    @Test
    void verify_paddedPayloadThatIsSigned_isMalformed() {
        String padded = VALID.signed(VALID.signingInput() + "=");

        assertRejected(standard(), padded, MALFORMED_TOKEN);
    }

    @Test
    void verify_oneCharacterOverTheLimit_isTooLarge() {
        JwtVerifierBuilder verifier = standard().maxTokenBytes(300);

        assertRejected(verifier, "a".repeat(301), TOKEN_TOO_LARGE);
        assertRejected(verifier, "a".repeat(300), MALFORMED_TOKEN);
    }

    @Test
    void verify_defaultLimit_is8192() {
        assertRejected(standard(), "a".repeat(8_193), TOKEN_TOO_LARGE);
        assertRejected(standard(), "a".repeat(8_192), MALFORMED_TOKEN);
    }

    @Test
    void verify_headerOver4096BytesInALargeToken_isMalformed() {
        RawToken padded = VALID.withHeaderMember("\"x\":\"" + "a".repeat(4_096) + "\"");

        assertRejected(standard().maxTokenBytes(1_048_576), padded, MALFORMED_TOKEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"alg\":\"HS256\",\"alg\":\"HS256\"}",
                "{\"alg\":\"HS256\"}x",
                "{\"alg\":\"HS256\"}{}",
                "[\"HS256\"]",
                "\"HS256\"",
                "null",
                "{alg:\"HS256\"}",
                "{'alg':'HS256'}",
                "{\"alg\":\"HS256\"/**/}",
                "\ufeff{\"alg\":\"HS256\"}",
                "{\"alg\":\"HS256\",}",
                "{\"alg\":\"HS256\",\"kid\":1}",
                "{\"alg\":\"HS256\",\"kid\":null}",
                "{\"alg\":\"HS256\",\"kid\":[\"a\"]}"
            })
    void verify_headerThatIsNotStrict_isMalformed(String header) {
        assertRejected(VALID.withHeader(header), MALFORMED_TOKEN);
    }

    @Test
    void verify_keyIdOver256Characters_isMalformed() {
        assertVerified(standard(), VALID.withHeaderMember("\"kid\":\"" + "k".repeat(256) + "\""));
        assertRejected(VALID.withHeaderMember("\"kid\":\"" + "k".repeat(257) + "\""), MALFORMED_TOKEN);
    }

    @Test
    void verify_blanksAroundJson_isVerified() {
        assertVerified(standard(), VALID.withHeader(" {\"alg\" : \"HS256\" }\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zz", "{}", "/*c*/", "]", "\u0000"})
    void verify_dataBehindThePayload_isMalformed(String trailing) {
        assertRejected(VALID.withPayload(VALID.payload() + trailing), MALFORMED_TOKEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"sub\":\"u2\"",
                "\"x\":{\"a\":1,\"a\":2}",
                "\"x\":01",
                "\"x\":NaN",
                "\"x\":\"\\ud800\"",
                "\"x\":1e999",
                "\"\":1"
            })
    void verify_payloadThatIsNotStrict_isMalformed(String member) {
        assertRejected(VALID.withClaim(member), MALFORMED_TOKEN);
    }

    @Test
    void verify_invalidUtf8InThePayload_isMalformed() {
        byte[] payload = VALID.withClaim("\"x\":\"?\"").payload().getBytes(StandardCharsets.UTF_8);
        payload[payload.length - 3] = (byte) 0xff;
        String header = RawToken.encode(VALID.header().getBytes(StandardCharsets.UTF_8));

        String token = VALID.signed(header + "." + RawToken.encode(payload));

        assertRejected(standard(), token, MALFORMED_TOKEN);
    }

    @Test
    void verify_encryptedToken_isNotAllowed() {
        String header = RawToken.encode("{\"alg\":\"dir\",\"enc\":\"A256GCM\"}".getBytes(StandardCharsets.UTF_8));

        assertRejected(standard(), header + "..aaaaaaaaaaaaaaaa.aaaa.aaaaaaaaaaaaaaaaaaaaaa", ENCRYPTED_NOT_ALLOWED);
    }

    @Test
    void verify_fiveSegmentsWithoutEncryption_isMalformed() {
        assertRejected(standard(), VALID.text() + ".aaaa.aaaa", MALFORMED_TOKEN);
    }
}
