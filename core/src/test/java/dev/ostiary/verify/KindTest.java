package dev.ostiary.verify;

import static dev.ostiary.verify.RejectionReason.BAD_SIGNATURE;
import static dev.ostiary.verify.RejectionReason.BINDING_UNSUPPORTED;
import static dev.ostiary.verify.RejectionReason.CLAIM_INVALID;
import static dev.ostiary.verify.RejectionReason.ISSUER_NOT_TRUSTED;
import static dev.ostiary.verify.RejectionReason.TYPE_NOT_ALLOWED;
import static dev.ostiary.verify.Verifiers.assertRejected;
import static dev.ostiary.verify.Verifiers.assertVerified;
import static dev.ostiary.verify.Verifiers.standard;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which kind of token it is, where only the claims tell: ID tokens, logout tokens, tokens bound to a key. */
class KindTest {
    private static final RawToken VALID = RawToken.valid();
    private static final RawToken AT_JWT = VALID.withHeader("{\"alg\":\"HS256\",\"typ\":\"at+jwt\"}");
    private static final RawToken NO_TYPE = VALID.withHeader("{\"alg\":\"HS256\"}");
    private static final byte[] OTHER_SECRET = "another-test-secret-with-many-different-bytes-0123456789".getBytes();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"at_hash\":\"x\"",
                "\"c_hash\":\"x\"",
                "\"typ\":\"ID\"",
                "\"token_use\":\"id\"",
                "\"nonce\":\"n1\"",
                "\"nonce\":null",
                "\"nonce\":\"n1\",\"typ\":\"bearer\"",
                "\"nonce\":\"n1\",\"typ\":\"ID\"",
                "\"at_hash\":\"x\",\"typ\":\"Bearer\""
            })
    void verify_idToken_isNotAllowedUnlessListed(String claim) {
        assertRejected(VALID.withClaim(claim), TYPE_NOT_ALLOWED);
        assertRejected(NO_TYPE.withClaim(claim), TYPE_NOT_ALLOWED);
        assertVerified(standard().tokenTypes("JWT", "ID"), VALID.withClaim(claim));
    }

    @Test
    void verify_nonceInATokenThatSaysItIsAnAccessToken_isVerified() {
        assertVerified(standard(), AT_JWT.withClaim("\"nonce\":\"n1\""));
        assertVerified(standard(), VALID.withClaim("\"nonce\":\"n1\",\"typ\":\"Bearer\""));
    }

    @Test
    void verify_nonceUnderATypeOfTheApplication_isVerifiedWhereThatIsListed() {
        RawToken invitation = VALID.withHeader("{\"alg\":\"HS256\",\"typ\":\"invite+jwt\"}");

        assertVerified(standard().tokenTypes("invite+jwt"), invitation.withClaim("\"nonce\":\"n1\""));
    }

    @Test
    void verify_nonceInTheHeaderAlone_isVerified() {
        assertVerified(standard(), VALID.withHeaderMember("\"nonce\":\"n1\""));
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"events\":{\"http://schemas.openid.net/event/backchannel-logout\":{}}",
                "\"events\":{}",
                "\"events\":null",
                "\"events\":[]",
                "\"events\":\"x\",\"typ\":\"Bearer\""
            })
    void verify_logoutToken_isNeverAllowed(String claim) {
        JwtVerifierBuilder listingAll = standard().tokenTypes("JWT", "ID", "at+jwt", "logout+jwt");

        assertRejected(VALID.withClaim(claim), TYPE_NOT_ALLOWED);
        assertRejected(listingAll, VALID.withClaim(claim), TYPE_NOT_ALLOWED);
        assertRejected(listingAll, AT_JWT.withClaim(claim), TYPE_NOT_ALLOWED);
        assertRejected(
                listingAll,
                VALID.withHeader("{\"alg\":\"HS256\",\"typ\":\"logout+jwt\"}").withClaim(claim),
                TYPE_NOT_ALLOWED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"jkt\":\"AAAA\"}",
                "{\"jkt\":\"AAAA\",\"kc-jkt-type\":\"DPoP\"}",
                "{\"x5t#S256\":\"AAAA\"}",
                "{\"jwk\":{\"kty\":\"oct\",\"k\":\"AAAA\"}}",
                "{\"kid\":\"k1\"}",
                "{\"unknown\":[1,2]}"
            })
    void verify_tokenWithCnf_isRejectedAsBindingUnsupported(String confirmation) {
        assertRejected(VALID.withClaim("\"cnf\":" + confirmation), BINDING_UNSUPPORTED);
        assertRejected(AT_JWT.withClaim("\"cnf\":" + confirmation), BINDING_UNSUPPORTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "\"\"", "\"jkt\"", "5", "true", "[]", "[{\"jkt\":\"AAAA\"}]"})
    void verify_cnfThatIsNoObject_isInvalid(String confirmation) {
        assertRejected(VALID.withClaim("\"cnf\":" + confirmation), CLAIM_INVALID);
    }

    @Test
    void verify_cnfElsewhereThanAmongTheClaims_isVerified() {
        assertVerified(standard(), VALID.withClaim("\"act\":{\"cnf\":{\"jkt\":\"AAAA\"}}"));
        assertVerified(standard(), VALID.withHeaderMember("\"cnf\":{\"jkt\":\"AAAA\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"at_hash\":\"x\"", "\"events\":{}", "\"cnf\":{}", "\"cnf\":5"})
    void verify_kindOfAForgedOrForeignToken_isNotLookedAt(String claim) {
        RawToken token = VALID.withClaim(claim);

        assertRejected(token.signedWith(OTHER_SECRET), BAD_SIGNATURE);
        assertRejected(token.replacing("iss", "\"iss\":\"https://other.test\""), ISSUER_NOT_TRUSTED);
    }
}
