package dev.ostiary.verify;

import static dev.ostiary.verify.RejectionReason.ALGORITHM_NOT_ALLOWED;
import static dev.ostiary.verify.RejectionReason.BAD_SIGNATURE;
import static dev.ostiary.verify.RejectionReason.COMPRESSED_NOT_ALLOWED;
import static dev.ostiary.verify.RejectionReason.CRITICAL_HEADER_UNSUPPORTED;
import static dev.ostiary.verify.RejectionReason.ENCRYPTED_NOT_ALLOWED;
import static dev.ostiary.verify.RejectionReason.MALFORMED_TOKEN;
import static dev.ostiary.verify.RejectionReason.TYPE_NOT_ALLOWED;
import static dev.ostiary.verify.Verifiers.assertRejected;
import static dev.ostiary.verify.Verifiers.assertVerified;
import static dev.ostiary.verify.Verifiers.standard;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused for its header alone, although the signature is good. */
class HeaderTest {
    private static final RawToken VALID = RawToken.valid();

    @ParameterizedTest
    @ValueSource(
            strings = {"\"crit\":[]", "\"crit\":[\"foo\"],\"foo\":1", "\"crit\":null", "\"b64\":false", "\"b64\":true"})
    void verify_refusedMember_isCriticalHeaderUnsupported(String member) {
        assertRejected(VALID.withHeaderMember(member), CRITICAL_HEADER_UNSUPPORTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"nonce\":\"n\"", "\"kid\":\"any\"", "\"unknown\":[1]"})
    void verify_memberThatOnlyNamesSomething_isVerified(String member) {
        assertVerified(standard(), VALID.withHeaderMember(member));
    }

    @ParameterizedTest
    @MethodSource("membersThatBringAKey")
    void verify_memberThatBringsAKey_isNotLookedAt(String member) {
        assertVerified(standard(), VALID.withHeaderMember(member));
    }

    @ParameterizedTest
    @MethodSource("membersThatBringAKey")
    void verify_memberThatBringsAKeyUnderAForgedSignature_isBadSignature(String member) {
        byte[] ownSecret = "a-secret-of-the-sender-with-many-different-bytes-0123456789".getBytes(UTF_8);

        assertRejected(VALID.withHeaderMember(member).signedWith(ownSecret), BAD_SIGNATURE);
    }

    /** Each of a type that it should have, and of one that it should not. */
    static Stream<String> membersThatBringAKey() {
        String ownKey = "{\"kty\":\"oct\",\"k\":\""
                + RawToken.encode("a-secret-of-the-sender-with-many-different-bytes-0123456789".getBytes(UTF_8))
                + "\"}";
        return Stream.of("jku", "x5u", "x5c", "x5t", "x5t#S256", "cty", "jwk")
                .flatMap(name -> Stream.of("\"https://evil.test/keys\"", "\"JWT\"", "[\"AAAA\"]", "5", "null", ownKey)
                        .map(value -> "\"" + name + "\":" + value));
    }

    @Test
    void verify_memberThatBringsAKeyTwice_isMalformed() {
        assertRejected(VALID.withHeaderMember("\"jwk\":{},\"jwk\":{}"), MALFORMED_TOKEN);
        assertRejected(VALID.withHeaderMember("\"jwk\":{\"k\":1,\"k\":1}"), MALFORMED_TOKEN);
    }

    @Test
    void verify_compressed_isNotAllowed() {
        assertRejected(VALID.withHeaderMember("\"zip\":\"DEF\""), COMPRESSED_NOT_ALLOWED);
    }

    static Stream<Arguments> refusedHeaders() {
        return Stream.of(
                Arguments.of("{\"alg\":\"HS256\",\"crit\":[\"exp\"]}", CRITICAL_HEADER_UNSUPPORTED),
                Arguments.of("{\"alg\":\"HS256\",\"b64\":false}", CRITICAL_HEADER_UNSUPPORTED),
                Arguments.of("{\"alg\":\"HS256\",\"zip\":\"DEF\"}", COMPRESSED_NOT_ALLOWED),
                Arguments.of("{\"alg\":\"HS256\",\"zip\":null}", COMPRESSED_NOT_ALLOWED),
                Arguments.of("{\"alg\":\"HS256\",\"enc\":\"A256GCM\"}", ENCRYPTED_NOT_ALLOWED),
                Arguments.of("{\"alg\":\"none\"}", ALGORITHM_NOT_ALLOWED),
                Arguments.of("{\"alg\":\"HS256\",\"typ\":5}", TYPE_NOT_ALLOWED),
                Arguments.of("{\"alg\":\"HS256\",\"typ\":\"logout+jwt\"}", TYPE_NOT_ALLOWED));
    }

    @ParameterizedTest
    @MethodSource("refusedHeaders")
    void verify_refusedHeaderBeforeAPayloadThatIsNoJson_isNamed(String header, RejectionReason reason) {
        assertRejected(VALID.withHeader(header).withPayload("no JSON"), reason);
        assertRejected(VALID.withHeader(header).withPayload("{\"a\":1,\"a\":1}"), reason);
        assertRejected(VALID.withHeader(header).withPayload(""), reason);
    }

    @ParameterizedTest
    @MethodSource("refusedHeaders")
    void verify_refusedHeaderInATextThatIsNoJws_isMalformed(String header, RejectionReason reason) {
        RawToken refused = VALID.withHeader(header);

        assertRejected(standard(), refused.signingInput() + "=." + "AAAA", MALFORMED_TOKEN);
        assertRejected(standard(), refused.text() + "=", MALFORMED_TOKEN);
        assertRejected(standard(), refused.signingInput(), MALFORMED_TOKEN);
    }

    @Test
    void verify_signedTokenThatClaimsEncryption_isNotAllowed() {
        assertRejected(VALID.withHeaderMember("\"enc\":\"A256GCM\""), ENCRYPTED_NOT_ALLOWED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"typ\":\"JWT\"}",
                "{\"alg\":\"none\"}",
                "{\"alg\":\"None\"}",
                "{\"alg\":\"NONE\"}",
                "{\"alg\":\"\"}",
                "{\"alg\":\"hs256\"}",
                "{\"alg\":\" HS256 \"}",
                "{\"alg\":[\"HS256\"]}",
                "{\"alg\":256}",
                "{\"alg\":null}",
                "{\"alg\":\"dir\"}",
                "{\"alg\":\"ES256K\"}",
                "{\"alg\":\"HS384\"}",
                "{\"alg\":\"RS256\"}"
            })
    void verify_otherAlgorithm_isNotAllowed(String header) {
        assertRejected(VALID.withHeader(header), ALGORITHM_NOT_ALLOWED);
    }

    @Test
    void verify_unsignedToken_isNotAllowed() {
        String unsigned = VALID.withHeader("{\"alg\":\"none\"}").signingInput() + ".";

        assertRejected(standard(), unsigned, ALGORITHM_NOT_ALLOWED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "jwt", "application/JWT", "APPLICATION/jwt", "at+jwt", "application/at+jwt"})
    void verify_acceptedType_isVerified(String type) {
        assertVerified(standard(), VALID.withHeader("{\"alg\":\"HS256\",\"typ\":\"" + type + "\"}"));
    }

    @Test
    void verify_noType_isVerified() {
        assertVerified(standard(), VALID.withHeader("{\"alg\":\"HS256\"}"));
    }

    @Test
    void verify_noTypeWhereOneIsDemanded_isNotAllowed() {
        assertRejected(standard().tokenTypes("at+jwt"), VALID.withHeader("{\"alg\":\"HS256\"}"), TYPE_NOT_ALLOWED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"rt+jwt\"", "\"logout+jwt\"", "\"dpop+jwt\"", "\"none\"", "\"\"", "5", "null", "[\"JWT\"]"})
    void verify_otherType_isNotAllowed(String type) {
        assertRejected(VALID.withHeader("{\"alg\":\"HS256\",\"typ\":" + type + "}"), TYPE_NOT_ALLOWED);
    }
}
