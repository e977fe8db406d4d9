package dev.ostiary.verify;

import static dev.ostiary.verify.RejectionReason.BINDING_UNSUPPORTED;
import static dev.ostiary.verify.RejectionReason.CLAIM_INVALID;
import static dev.ostiary.verify.RejectionReason.COMPRESSED_NOT_ALLOWED;
import static dev.ostiary.verify.RejectionReason.CRITICAL_HEADER_UNSUPPORTED;
import static dev.ostiary.verify.RejectionReason.EXPIRY_MISSING;
import static dev.ostiary.verify.RejectionReason.ISSUED_IN_FUTURE;
import static dev.ostiary.verify.RejectionReason.MALFORMED_TOKEN;
import static dev.ostiary.verify.RejectionReason.TOKEN_EXPIRED;
import static dev.ostiary.verify.RejectionReason.TYPE_NOT_ALLOWED;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tokens with a good signature, or another spelling of it, that widely used libraries accept. */
class HostileTokensTest {
    private static final RawToken VALID = RawToken.valid();
    private static final long NOW = RawToken.NOW.getEpochSecond();

    static Stream<Arguments> rows() {
        return Stream.of(
                Arguments.of("no exp", VALID.replacing("exp", "").text(), EXPIRY_MISSING),
                Arguments.of("exp as text", VALID.expiringAt("\"1893456900\"").text(), CLAIM_INVALID),
                Arguments.of("exp null", VALID.expiringAt("null").text(), CLAIM_INVALID),
                Arguments.of("exp empty text", VALID.expiringAt("\"\"").text(), CLAIM_INVALID),
                Arguments.of("exp empty array", VALID.expiringAt("[]").text(), CLAIM_INVALID),
                Arguments.of("exp empty object", VALID.expiringAt("{}").text(), CLAIM_INVALID),
                Arguments.of(
                        "exp largest long",
                        VALID.expiringAt("9223372036854775807").text(),
                        CLAIM_INVALID),
                Arguments.of(
                        "exp in milliseconds",
                        VALID.expiringAt((NOW + 900) + "000").text(),
                        CLAIM_INVALID),
                Arguments.of(
                        "exp wraps around",
                        VALID.expiringAt("1000000000000000000").text(),
                        CLAIM_INVALID),
                Arguments.of(
                        "nbf largest long",
                        VALID.withClaim("\"nbf\":9223372036854775807").text(),
                        CLAIM_INVALID),
                Arguments.of("exp 30 s ago", VALID.expiringAt("" + (NOW - 30)).text(), TOKEN_EXPIRED),
                Arguments.of("iat one year ahead", issuedInAYear().text(), ISSUED_IN_FUTURE),
                Arguments.of(
                        "duplicate sub", VALID.withClaim("\"sub\":\"admin\"").text(), MALFORMED_TOKEN),
                Arguments.of(
                        "data after the claims",
                        VALID.withPayload(VALID.payload() + " zz").text(),
                        MALFORMED_TOKEN),
                Arguments.of("signature with ***", VALID.text() + "***", MALFORMED_TOKEN),
                Arguments.of("signature with =", VALID.text() + "=", MALFORMED_TOKEN),
                Arguments.of("signature with a spare bit", spareBit(), MALFORMED_TOKEN),
                Arguments.of("crit empty", VALID.withHeaderMember("\"crit\":[]").text(), CRITICAL_HEADER_UNSUPPORTED),
                Arguments.of(
                        "crit unknown",
                        VALID.withHeaderMember("\"crit\":[\"foo\"]").text(),
                        CRITICAL_HEADER_UNSUPPORTED),
                Arguments.of(
                        "b64 false", VALID.withHeaderMember("\"b64\":false").text(), CRITICAL_HEADER_UNSUPPORTED),
                Arguments.of(
                        "zip over claims that are no JSON",
                        VALID.withHeaderMember("\"zip\":\"DEF\"")
                                .withPayload("x")
                                .text(),
                        COMPRESSED_NOT_ALLOWED),
                Arguments.of("typ of a refresh token", typed("rt+jwt").text(), TYPE_NOT_ALLOWED),
                Arguments.of(
                        "ID token by its nonce",
                        VALID.withClaim("\"nonce\":\"n1\"").text(),
                        TYPE_NOT_ALLOWED),
                Arguments.of("logout token", VALID.withClaim("\"events\":{}").text(), TYPE_NOT_ALLOWED),
                Arguments.of(
                        "bound to a key of its sender",
                        VALID.withClaim("\"cnf\":{\"jkt\":\"x\"}").text(),
                        BINDING_UNSUPPORTED),
                Arguments.of("sub a number", VALID.replacing("sub", "\"sub\":5").text(), CLAIM_INVALID),
                Arguments.of("invalid UTF-8 in the claims", invalidUtf8(), MALFORMED_TOKEN),
                Arguments.of("blanks around the token", " " + VALID.text() + " ", MALFORMED_TOKEN));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void verify_hostileToken_isRejected(String name, String token, RejectionReason reason) {
        Verifiers.assertRejected(Verifiers.standard(), token, reason);
    }

    private static RawToken issuedInAYear() {
        return VALID.replacing("iat", "\"iat\":" + (NOW + 31_536_000)).expiringAt("" + (NOW + 31_540_000));
    }

    private static RawToken typed(String type) {
        return VALID.withHeader("{\"alg\":\"HS256\",\"typ\":\"" + type + "\"}");
    }

    private static String spareBit() {
        String token = VALID.text();
        return token.substring(0, token.length() - 1) + (char) (token.charAt(token.length() - 1) + 1);
    }

    private static String invalidUtf8() {
        byte[] payload = VALID.withClaim("\"x\":\"?\"").payload().getBytes(StandardCharsets.UTF_8);
        payload[payload.length - 3] = (byte) 0xc0;
        String header = RawToken.encode(VALID.header().getBytes(StandardCharsets.UTF_8));
        return VALID.signed(header + "." + RawToken.encode(payload));
    }

    @Test
    void guide_listsTheSameTokensWithTheSameAnswers() throws IOException {
        List<String> listed = Files.readAllLines(Path.of("..", "docs", "tokens.md")).stream()
                .dropWhile(line -> !line.startsWith("## What hostile tokens"))
                .takeWhile(line -> !line.startsWith("## Why"))
                .filter(line -> line.startsWith("| ") && !line.startsWith("| token |"))
                .toList();

        assertThat(listed)
                .containsExactlyElementsOf(rows().map(HostileTokensTest::line).toList());
    }

    private static String line(Arguments row) {
        return "| " + row.get()[0] + " | `" + ((RejectionReason) row.get()[2]).code() + "` |";
    }
}
