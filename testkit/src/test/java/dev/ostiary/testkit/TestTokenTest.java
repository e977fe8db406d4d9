package dev.ostiary.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Good tokens, as somebody else's verifier sees them, and what each change makes of them. */
class TestTokenTest {
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00.900Z");
    private static TestIssuer issuer;
    private static TestIssuer dated;

    @BeforeAll
    static void start() {
        issuer = TestIssuer.builder()
                .algorithms(SignatureAlgorithm.RS256, SignatureAlgorithm.values())
                .start();
        dated = TestIssuer.builder()
                .algorithms(SignatureAlgorithm.ES256)
                .clock(InstantSource.fixed(NOW))
                .start();
    }

    @AfterAll
    static void close() {
        issuer.close();
        dated.close();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "EDDSA")
    void sign_eachAlgorithm_isAcceptedBySomebodyElse(SignatureAlgorithm algorithm) throws Exception {
        String token = issuer.token().algorithm(algorithm).sign();

        JWTClaimsSet claims = Nimbus.accepted(issuer, token);

        assertThat(claims.getSubject()).isEqualTo("test-user");
        assertThat(SignedJWT.parse(token).getHeader().getKeyID()).isEqualTo(algorithm + "-1");
        assertThat(SignedJWT.parse(token).getHeader().getType().getType()).isEqualTo("JWT");
    }

    @Test
    void sign_edDsa_isVerifiedByThePublishedKey() throws Exception {
        String token = issuer.token().algorithm(SignatureAlgorithm.EDDSA).sign();
        byte[] x = JWKSet.parse(issuer.jwkSet())
                .getKeyByKeyId("EdDSA-1")
                .toOctetKeyPair()
                .getDecodedX();

        Signature signature = Signature.getInstance("Ed25519");
        signature.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(spki(x))));
        signature.update(token.substring(0, token.lastIndexOf('.')).getBytes());

        assertThat(signature.verify(Base64.getUrlDecoder().decode(token.substring(token.lastIndexOf('.') + 1))))
                .isTrue();
    }

    @Test
    void sign_unchanged_fillsInWhatATokenNeeds() throws Exception {
        JWTClaimsSet claims = claims(dated.token());

        assertThat(claims.getIssuer()).isEqualTo(dated.issuer());
        assertThat(claims.getAudience()).containsExactly("test");
        assertThat(claims.getIssueTime()).isEqualTo("2030-01-01T00:00:00Z");
        assertThat(claims.getExpirationTime()).isEqualTo("2030-01-01T00:05:00Z");
        assertThat(claims.getJWTID()).hasSize(36);
    }

    @Test
    void sign_twice_givesTwoTokens() throws Exception {
        TestToken token = dated.token();

        assertThat(claims(token).getJWTID()).isNotEqualTo(claims(token).getJWTID());
    }

    @Test
    void sign_changed_hasEachChange() throws Exception {
        JWTClaimsSet claims = claims(dated.token()
                .subject("u1")
                .issuer("https://other.test")
                .audience("a", "b")
                .roles("admin", "staff")
                .scope("read", "write")
                .claim("tenant", Map.of("id", 7, "tags", List.of(true, "x")))
                .withoutClaim("jti"));

        assertThat(claims.toJSONObject())
                .containsEntry("sub", "u1")
                .containsEntry("iss", "https://other.test")
                .containsEntry("aud", List.of("a", "b"))
                .containsEntry("roles", List.of("admin", "staff"))
                .containsEntry("scope", "read write")
                .containsEntry("tenant", Map.of("id", 7L, "tags", List.of(true, "x")))
                .doesNotContainKey("jti");
    }

    @Test
    void sign_changedHeader_hasEachChange() throws Exception {
        SignedJWT token = SignedJWT.parse(
                dated.token().type("at+jwt").noKeyId().header("x", "y").sign());

        assertThat(token.getHeader().toJSONObject()).isEqualTo(Map.of("typ", "at+jwt", "alg", "ES256", "x", "y"));
        assertThat(SignedJWT.parse(dated.token().keyId("k").sign()).getHeader().getKeyID())
                .isEqualTo("k");
    }

    @Test
    void sign_nullClaim_isAJsonNull() {
        String token = dated.token().claim("exp", null).sign();

        assertThat(payload(token)).contains("\"exp\":null");
    }

    @Test
    void sign_textThatJsonMustEscape_isReadBackAsItWas() throws Exception {
        String text = "\"\\\n\u0000\u00e9\ud83d\ude00";

        assertThat(claims(dated.token().subject(text)).getSubject()).isEqualTo(text);
    }

    @Test
    void sign_valueThatJsonDoesNotHave_isRefusedWithItsType() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> dated.token().claim("x", NOW).sign())
                .withMessageContaining("java.time.Instant")
                .withMessageNotContaining("2030");
    }

    @Test
    void lifetime_longer_movesTheExpiry() throws Exception {
        assertThat(claims(dated.token().lifetime(Duration.ofHours(2))).getExpirationTime())
                .isEqualTo("2030-01-01T02:00:00Z");
    }

    @Test
    void issuedAt_earlier_movesTheExpiryToo() throws Exception {
        JWTClaimsSet claims = claims(dated.token().issuedAt(NOW.minusSeconds(60)));

        assertThat(claims.getIssueTime()).isEqualTo("2029-12-31T23:59:00Z");
        assertThat(claims.getExpirationTime()).isEqualTo("2030-01-01T00:04:00Z");
    }

    @Test
    void expired_always_wasOverAnHourAgo() throws Exception {
        JWTClaimsSet claims = claims(dated.token().expired());

        assertThat(claims.getExpirationTime()).isEqualTo("2029-12-31T23:00:00Z");
        assertThat(claims.getIssueTime()).isEqualTo("2029-12-31T22:55:00Z");
    }

    @Test
    void notYet_always_beginsInAnHour() throws Exception {
        JWTClaimsSet claims = claims(dated.token().notYet());

        assertThat(claims.getNotBeforeTime()).isEqualTo("2030-01-01T01:00:00Z");
        assertThat(claims.getExpirationTime()).isEqualTo("2030-01-01T01:05:00Z");
        assertThat(claims.getIssueTime()).isEqualTo("2030-01-01T00:00:00Z");
    }

    @Test
    void forged_always_failsUnderTheRightKeyId() throws Exception {
        String token = issuer.token().forged().sign();

        assertThat(SignedJWT.parse(token).getHeader().getKeyID()).isEqualTo("RS256-1");
        assertThatExceptionOfType(BadJOSEException.class).isThrownBy(() -> Nimbus.accepted(issuer, token));
    }

    @Test
    void sign_afterRotation_usesTheNewKey() throws Exception {
        try (TestIssuer rotating =
                TestIssuer.builder().algorithms(SignatureAlgorithm.ES256).start()) {
            TestToken token = rotating.token();
            String before = rotating.jwkSet();
            rotating.rotate();

            String text = token.sign();

            assertThat(Nimbus.accepted(rotating, text).getSubject()).isEqualTo("test-user");
            assertThatExceptionOfType(BadJOSEException.class).isThrownBy(() -> Nimbus.accepted(rotating, before, text));
        }
    }

    @Test
    void algorithm_withoutKey_isRefusedWithTheWayOut() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> dated.token().algorithm(SignatureAlgorithm.PS512).sign())
                .withMessageStartingWith("algorithm: ")
                .withMessageContaining("TestIssuer.builder().algorithms(...)");
    }

    @Test
    void publicKeyPem_always_isThePublishedKey() throws Exception {
        String pem = issuer.publicKeyPem(SignatureAlgorithm.RS256);

        String body = pem.replaceAll("-----[A-Z ]+-----", "");

        assertThat(pem).startsWith("-----BEGIN PUBLIC KEY-----\n").endsWith("\n-----END PUBLIC KEY-----\n");
        assertThat(Base64.getMimeDecoder().decode(body))
                .isEqualTo(JWKSet.parse(issuer.jwkSet())
                        .getKeyByKeyId("RS256-1")
                        .toRSAKey()
                        .toPublicKey()
                        .getEncoded());
    }

    @Test
    void toString_always_showsNoClaim() {
        assertThat(dated.token().subject("secret-subject").header("x", "secret-member"))
                .hasToString("TestToken[ES256]");
    }

    private static JWTClaimsSet claims(TestToken token) throws Exception {
        return SignedJWT.parse(token.sign()).getJWTClaimsSet();
    }

    private static String payload(String token) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
    }

    /** RFC 8410, section 4: a fixed head, then the 32 bytes. */
    private static byte[] spki(byte[] x) {
        byte[] head = {48, 42, 48, 5, 6, 3, 43, 101, 112, 3, 33, 0};
        byte[] whole = Arrays.copyOf(head, head.length + x.length);
        System.arraycopy(x, 0, whole, head.length, x.length);
        return whole;
    }
}
