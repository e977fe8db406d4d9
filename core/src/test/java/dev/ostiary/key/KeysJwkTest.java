package dev.ostiary.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import dev.ostiary.encoding.Base64Url;
import dev.ostiary.encoding.StrictJson;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeysJwkTest {
    private static final byte[] INPUT = {1, 2, 3};
    private static final String[] PRIVATE_MEMBERS = {"d", "p", "q", "dp", "dq", "qi", "oth", "k"};

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = "HS.*")
    void toJwk_thenParse_isTheSameKey(JwsAlgorithm algorithm) {
        SigningKey key = SigningKey.of(TestKeys.pairFor(algorithm), algorithm).withKeyId("k1");

        VerificationKey again = only(StrictJson.write(Keys.toJwk(key.verificationKey())));

        assertThat(again.verify(algorithm, INPUT, key.sign(INPUT))).isTrue();
        assertThat(again.algorithms()).containsExactly(algorithm);
        assertThat(again.keyId()).contains("k1");
    }

    @Test
    void toJwk_keyForSeveralAlgorithms_namesNone() {
        assertThat(Keys.toJwk(VerificationKey.of(TestKeys.RSA.getPublic()))).containsOnlyKeys("kty", "n", "e", "use");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = "HS.*")
    void toJwk_everyAlgorithm_hasNoPrivateMember(JwsAlgorithm algorithm) {
        VerificationKey key = Keys.generate(algorithm).verificationKey();

        assertThat(Keys.toJwk(key)).doesNotContainKeys(PRIVATE_MEMBERS);
        assertThat(Keys.parseJwkSet(Keys.toJwkSet(List.of(key))).skipped()).isEmpty();
    }

    @Test
    void toJwk_secret_isRefused() {
        VerificationKey secret = TestKeys.secret(32).verificationKey();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Keys.toJwk(secret))
                .withMessageContaining("no public form");
        assertThatIllegalArgumentException().isThrownBy(() -> Keys.toJwkSet(List.of(secret)));
    }

    @Test
    void parsePublic_singleJwk_ignoresTheKeyIdOfTokens() {
        StaticKeys keys = Keys.parsePublic(RfcVectors.RSA_JWK);

        assertThat(keys.find(new KeyQuery(JwsAlgorithm.RS256, "another"))).isInstanceOf(KeyLookup.Found.class);
        assertThat(keys.keys().get(0).keyId()).contains("2011-04-29");
    }

    @Test
    void parsePublic_algOfTheJwk_narrowsTheKey() {
        assertThat(Keys.parsePublic(RfcVectors.RSA_JWK).algorithms()).containsExactly(JwsAlgorithm.RS256);
        assertThat(Keys.parsePublic(with(RfcVectors.OKP_JWK, "\"alg\":\"Ed25519\""))
                        .algorithms())
                .containsExactly(JwsAlgorithm.EDDSA);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"use\":\"sig\"",
                "\"key_ops\":[\"verify\"]",
                "\"key_ops\":[\"verify\",\"encrypt\"]",
                "\"x5t\":\"wrong\"",
                "\"x5c\":[\"garbage\"]",
                "\"kid\":\"\"",
                "\"unknown\":{\"n\":1}",
                "\"use\":null",
                "\"use\":\"\"",
                "\"alg\":null",
                "\"kid\":null",
                "\"key_ops\":null",
                "\"key_ops\":[]",
                "\"d\":null",
                "\"d\":null,\"p\":null,\"q\":null,\"dp\":null,\"dq\":null,\"qi\":null,\"k\":null,\"oth\":[]"
            })
    void parsePublic_memberThatForbidsNothing_isAccepted(String member) {
        assertThat(Keys.parsePublic(with(RfcVectors.A3_JWK, member)).algorithms())
                .containsExactly(JwsAlgorithm.ES256);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'use':'enc'|use is not sig",
                "'use':['sig']|use is not text",
                "'key_ops':['sign']|key_ops does not list verify",
                "'key_ops':'verify'|key_ops does not list verify",
                "'alg':'ES384'|none of [ES384]",
                "'alg':'HS256'|none of [HS256]",
                "'alg':'ECDH-ES'|no signature algorithm",
                "'alg':'none'|no signature algorithm",
                "'alg':1|alg is not text",
                "'kid':5|kid is not text, but a number; write it in double quotes",
                "'kid':[]|kid is not text",
                "'d':'jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI'|private key",
                "'d':''|private key",
                "'oth':[{}]|private key",
                "'k':'AA'|private key"
            })
    void parsePublic_memberThatForbidsVerifying_isRefused(String member, String reason) {
        String jwk = with(RfcVectors.A3_JWK, member.replace('\'', '"'));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Keys.parsePublic(jwk))
                .withMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource({
        // unused bits, padding, another y, the x, 31 and 33 and no bytes, standard base64; then members of another type
        // or value
        "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0, x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a1, not canonical",
        "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0, x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0=, leave the = at its"
                + " end out",
        "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0, x/FEzRu9m36HLN/tue659LNpXW6pCyStikYjKIWI5a0, write - for + and _"
                + " for /",
        "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0, x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5aw, not on the curve",
        "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0, f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU, not on the curve",
        "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0, x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5Q, not on the curve",
        "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0, '', must have 32 bytes",
        "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0, AMfxRM0bvZt-hyzf7bnuufSzaV1uqQskrYpGIyiFiOWt, must have 32 bytes",
        "\"P-256\", \"P-384\", not on the curve",
        "\"P-256\", \"secp256k1\", crv is not P-256",
        "\"P-256\", \"p-256\", crv is not P-256",
        "\"P-256\", 256, crv is not text",
        "\"EC\", \"ec\", kty is not",
        "\"EC\", \"AKP\", kty is not",
        "\"EC\", \"OKP\", crv is not Ed25519",
        "\"EC\", \"RSA\", n is missing",
        "\"EC\", \"oct\", a secret",
        "\"EC\", \"EC-HSM\", write it without -HSM",
        "\"EC\", 7, kty is not text",
        "\"EC\", null, kty is missing"
    })
    void parsePublic_malformedEcJwk_isRefused(String good, String bad, String reason) {
        String jwk = RfcVectors.A3_JWK.replace(good, bad);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Keys.parsePublic(jwk))
                .withMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "Ed25519, Ed448, crv is not Ed25519",
        "Ed25519, X25519, crv is not Ed25519",
        "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo, 11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHUQ, must have 32 bytes",
        "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo, AgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA, not on the curve"
    })
    void parsePublic_malformedOkpJwk_isRefused(String good, String bad, String reason) {
        String jwk = RfcVectors.OKP_JWK.replace(good, bad);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Keys.parsePublic(jwk))
                .withMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'kty':'RSA'}|n is missing",
                "{'kty':'RSA','n':'AQAB'}|e is missing",
                "{'kty':'RSA','n':'AQAB','e':'AQAB'}|RSA",
                "{'kty':'RSA','n':'AQ AB','e':'AQAB'}|n is not canonical base64url",
                "{}|kty is missing",
                "{'kty':'RSA','kty':'RSA'}|a member name is repeated",
                "{'kty':'RSA'} {}|data after the JSON object"
            })
    void parsePublic_malformedRsaJwk_isRefused(String jwk, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Keys.parsePublic(jwk.replace('\'', '"')))
                .withMessageContaining(reason);
    }

    @Test
    void parsePublic_weakRsaJwk_isRefused() {
        String jwk = new RSAKey.Builder(
                        (RSAPublicKey) TestKeys.pair("RSA", 1024).getPublic())
                .build()
                .toJSONString();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Keys.parsePublic(jwk))
                .withMessageContaining("2048 to 16384 bits");
    }

    @Test
    void parsePublic_modulusWithALeadingZeroByte_isAccepted() {
        byte[] signed = ((RSAPublicKey) TestKeys.RSA.getPublic()).getModulus().toByteArray();

        VerificationKey key = only("{\"kty\":\"RSA\",\"e\":\"AQAB\",\"n\":\"" + Base64Url.encode(signed) + "\"}");

        assertThat(signed[0]).isZero();
        assertThat(Keys.thumbprint(key)).isEqualTo(Keys.thumbprint(VerificationKey.of(TestKeys.RSA.getPublic())));
    }

    @Test
    void parsePublic_keyIdOf257Characters_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Keys.parsePublic(with(RfcVectors.A3_JWK, "\"kid\":\"" + "k".repeat(257) + "\"")))
                .withMessageContaining("longer than 256");
    }

    @Test
    void parsePrivate_rsaJwk_signsUnderItsKeyId() {
        String jwk = new RSAKey.Builder((RSAPublicKey) TestKeys.RSA.getPublic())
                .privateKey((RSAPrivateKey) TestKeys.RSA.getPrivate())
                .keyID("r1")
                .build()
                .toJSONString();

        SigningKey key = Keys.parsePrivate(jwk, JwsAlgorithm.PS384);

        assertThat(key.keyId()).contains("r1");
        assertThat(VerificationKey.of(TestKeys.RSA.getPublic()).verify(JwsAlgorithm.PS384, INPUT, key.sign(INPUT)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"secp256r1, P-256, ES256", "secp384r1, P-384, ES384", "secp521r1, P-521, ES512"})
    void parsePrivate_ecJwkOfNimbus_signsForItsPublicKey(String curve, String jwkCurve, JwsAlgorithm algorithm) {
        KeyPair pair = TestKeys.ec(curve);
        String jwk = new ECKey.Builder(Curve.parse(jwkCurve), (ECPublicKey) pair.getPublic())
                .privateKey(pair.getPrivate())
                .build()
                .toJSONString();

        SigningKey key = Keys.parsePrivate(jwk, algorithm);

        assertThat(VerificationKey.of(pair.getPublic()).verify(algorithm, INPUT, key.sign(INPUT)))
                .isTrue();
    }

    @Test
    void parsePrivate_jwkWithoutKeyId_getsItsThumbprint() {
        assertThat(Keys.parsePrivate(RfcVectors.OKP_PRIVATE_JWK, JwsAlgorithm.EDDSA)
                        .keyId())
                .contains(RfcVectors.OKP_THUMBPRINT);
    }

    @Test
    void parsePrivate_publicMembersOfAnotherKey_isRefused() {
        String mixed = RfcVectors.OKP_PRIVATE_JWK.replace(
                "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo", "Gb9ECWmEzf6FQbrBZ9w7lshQhqowtrbLDFw4rXAxZuE");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Keys.parsePrivate(mixed, JwsAlgorithm.EDDSA))
                .withMessageContaining("do not belong together");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "'alg':'EdDSA'|is for EDDSA alone",
                "'use':'enc'|use is not sig",
                "'key_ops':['verify']|key_ops does not list sign"
            })
    void parsePrivate_memberThatForbidsSigning_isRefused(String member, String reason) {
        String jwk = with(RfcVectors.A3_PRIVATE_JWK, member.replace('\'', '"'));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Keys.parsePrivate(jwk, JwsAlgorithm.ES256))
                .withMessageContaining(reason);
    }

    @Test
    void parsePrivate_publicOrSymmetricJwk_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Keys.parsePrivate(RfcVectors.A3_JWK, JwsAlgorithm.ES256))
                .withMessageContaining("d is missing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Keys.parsePrivate("{\"kty\":\"oct\",\"k\":\"AA\"}", JwsAlgorithm.HS256))
                .withMessageContaining("HmacSecret.ofText");
    }

    @Test
    void parsePrivate_rsaJwkWithoutPrimesOrWithMoreThanTwo_isRefused() {
        String withoutPrimes = with(RfcVectors.A2_JWK, "\"d\":\"AQAB\"");
        String threePrimes = with(RfcVectors.A2_JWK, "\"d\":\"AQAB\",\"oth\":[]");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Keys.parsePrivate(withoutPrimes, JwsAlgorithm.RS256))
                .withMessage("p is missing");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Keys.parsePrivate(threePrimes, JwsAlgorithm.RS256))
                .withMessageContaining("more than two primes");
    }

    @ParameterizedTest
    @MethodSource("privateValuesOutOfRange")
    void parsePrivate_privateValueOutOfRange_isRefused(byte[] value) {
        String d = Base64Url.encode(value);
        String jwk = RfcVectors.A3_PRIVATE_JWK.replace("jpsQnnGQmL-YBIffH1136cspYG6-0iY7X1fCE9-E9LI", d);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Keys.parsePrivate(jwk, JwsAlgorithm.ES256))
                .withMessageContaining("out of the range of P-256")
                .withMessageNotContaining(d);
    }

    static Stream<byte[]> privateValuesOutOfRange() {
        byte[] order = EcCurve.P_256.parameters().getOrder().toByteArray();
        byte[] ones = new byte[32];
        Arrays.fill(ones, (byte) 0xff);
        return Stream.of(new byte[32], Arrays.copyOfRange(order, order.length - 32, order.length), ones);
    }

    @Test
    void jwkToString_neverShowsTheMembers() {
        assertThat(new Jwk(Map.of("d", "marker"))).hasToString("Jwk[]");
    }

    private static String with(String jwk, String member) {
        return jwk.substring(0, jwk.length() - 1) + "," + member + "}";
    }

    private static VerificationKey only(String jwk) {
        return Keys.parsePublic(jwk).keys().get(0);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = "HS.*")
    void toPrivateJwkText_thenParse_isTheSameKey(JwsAlgorithm algorithm) {
        SigningKey key = SigningKey.of(TestKeys.pairFor(algorithm), algorithm).withKeyId("k1");

        SigningKey again = Keys.parsePrivate(Keys.toPrivateJwkText(key), algorithm);

        assertThat(key.verificationKey().verify(algorithm, INPUT, again.sign(INPUT)))
                .isTrue();
        assertThat(again.keyId()).contains("k1");
        assertThat(Keys.toPem(again)).isEqualTo(Keys.toPem(key));
    }

    @Test
    void toPrivateJwkText_ofASecret_isRefusedWithoutShowingIt() {
        SigningKey secret = Keys.generateSecret(JwsAlgorithm.HS256).signingKey(JwsAlgorithm.HS256);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Keys.toPrivateJwkText(secret))
                .withMessage("is a secret, or cannot leave its device");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = "HS.*")
    void toJwkText_ofAKeyThatCanSign_isItsPublicFormAlone(JwsAlgorithm algorithm) throws Exception {
        VerificationKey key =
                SigningKey.of(TestKeys.pairFor(algorithm), algorithm).verificationKey();

        String text = Keys.toJwkText(key);

        assertThat(StrictJson.parseObject(text.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(Keys.toJwk(key))
                .doesNotContainKeys(PRIVATE_MEMBERS);
        assertThat(Keys.thumbprint(only(text))).isEqualTo(Keys.thumbprint(key));
    }
}
