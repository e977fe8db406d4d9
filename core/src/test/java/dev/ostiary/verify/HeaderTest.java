package dev.ostiary.verify;

import static dev.ostiary.verify.RejectionReason.ALGORITHM_NOT_ALLOWED;
import static dev.ostiary.verify.RejectionReason.COMPRESSED_NOT_ALLOWED;
import static dev.ostiary.verify.RejectionReason.CRITICAL_HEADER_UNSUPPORTED;
import static dev.ostiary.verify.RejectionReason.ENCRYPTED_NOT_ALLOWED;
import static dev.ostiary.verify.RejectionReason.TYPE_NOT_ALLOWED;
import static dev.ostiary.verify.Verifiers.assertRejected;
import static dev.ostiary.verify.Verifiers.assertVerified;
import static dev.ostiary.verify.Verifiers.standard;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused for its header alone, although the signature is good. */
class HeaderTest {
    private static final RawToken VALID = RawToken.valid();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"crit\":[]",
                "\"crit\":[\"foo\"],\"foo\":1",
                "\"crit\":null",
                "\"b64\":false",
                "\"b64\":true",
                "\"cty\":\"JWT\"",
                "\"jwk\":{\"kty\":\"oct\",\"k\":\"AAAA\"}",
                "\"jku\":\"https://evil.test/keys\"",
                "\"x5u\":\"https://evil.test/cert\"",
                "\"x5c\":[\"AAAA\"]"
            })
    void verify_refusedMember_isCriticalHeaderUnsupported(String member) {
        assertRejected(VALID.withHeaderMember(member), CRITICAL_HEADER_UNSUPPORTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"x5t\":\"AAAA\"", "\"x5t#S256\":5", "\"nonce\":\"n\"", "\"kid\":\"any\""})
    void verify_memberThatOnlyNamesSomething_isVerified(String member) {
        assertVerified(standard(), VALID.withHeaderMember(member));
    }

    @Test
    void verify_compressed_isNotAllowed() {
        assertRejected(VALID.withHeaderMember("\"zip\":\"DEF\""), COMPRESSED_NOT_ALLOWED);
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

    @ParameterizedTest
    @ValueSource(strings = {"\"at_hash\":\"x\"", "\"c_hash\":\"x\"", "\"typ\":\"ID\"", "\"token_use\":\"id\""})
    void verify_idToken_isNotAllowedUnlessListed(String claim) {
        assertRejected(VALID.withClaim(claim), TYPE_NOT_ALLOWED);
        assertVerified(standard().tokenTypes("JWT", "ID"), VALID.withClaim(claim));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"alg\":\"HS256\",\"typ\":\"JWT\"}", "{\"alg\":\"HS256\"}"})
    void verify_onlyIdTokensListed_acceptsThoseWithTheUsualHeader(String header) {
        RawToken accessToken = VALID.withHeader(header);

        assertVerified(standard().tokenTypes("ID"), accessToken.withClaim("\"at_hash\":\"x\""));
        assertRejected(standard().tokenTypes("ID"), accessToken, TYPE_NOT_ALLOWED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"at+jwt", "rt+jwt", "none"})
    void verify_idTokenUnderAnotherHeader_isNotAllowed(String type) {
        RawToken token = VALID.withHeader("{\"alg\":\"HS256\",\"typ\":\"" + type + "\"}");

        assertRejected(standard().tokenTypes("ID"), token.withClaim("\"at_hash\":\"x\""), TYPE_NOT_ALLOWED);
    }
}
