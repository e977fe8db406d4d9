package dev.ostiary.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.RSAPrivateKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeysPemTest {
    private static final byte[] INPUT = {1, 2, 3};

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = "HS.*")
    void toPem_thenParse_isTheSamePair(JwsAlgorithm algorithm) {
        SigningKey key = SigningKey.of(TestKeys.pairFor(algorithm), algorithm);

        SigningKey privateAgain = Keys.parsePrivate(Keys.toPem(key), algorithm);
        VerificationKey publicAgain = only(Keys.parsePublic(Keys.toPem(key.verificationKey())));

        assertThat(publicAgain.verify(algorithm, INPUT, privateAgain.sign(INPUT)))
                .isTrue();
        assertThat(privateAgain.keyId()).contains(Keys.thumbprint(key.verificationKey()));
    }

    // One half of all EC keys has the other y, so one pair would not tell.
    @RepeatedTest(8)
    void parsePrivate_ecPkcs8_findsThePublicKey() {
        SigningKey key = Keys.generate(JwsAlgorithm.ES256);

        assertThat(Keys.parsePrivate(Keys.toPem(key), JwsAlgorithm.ES256).keyId())
                .isEqualTo(key.keyId());
    }

    @Test
    void parsePrivate_rsaPkcs8WithoutPrimes_isRefused() throws GeneralSecurityException {
        RSAPrivateKey rsa = (RSAPrivateKey) TestKeys.RSA.getPrivate();
        PrivateKey bare = KeyFactory.getInstance("RSA")
                .generatePrivate(new RSAPrivateKeySpec(rsa.getModulus(), rsa.getPrivateExponent()));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Keys.parsePrivate(block("PRIVATE KEY", bare.getEncoded()), JwsAlgorithm.RS256))
                .withMessageContaining("without its prime factors");
    }

    @Test
    void parsePrivate_rfc8410Section103_belongsToSection101() {
        SigningKey key = Keys.parsePrivate(RfcVectors.OKP_PKCS8_PEM, JwsAlgorithm.EDDSA);

        assertThat(Keys.toPem(key.verificationKey())).isEqualTo(RfcVectors.OKP_SPKI_PEM);
        assertThat(Keys.toPem(key)).isEqualTo(RfcVectors.OKP_PKCS8_PEM);
    }

    @Test
    void toPem_longKey_hasLinesOf64CharactersAndNoFinalNewline() {
        String pem = Keys.toPem(VerificationKey.of(TestKeys.RSA.getPublic()));

        assertThat(pem).startsWith("-----BEGIN PUBLIC KEY-----\n").endsWith("-----END PUBLIC KEY-----");
        assertThat(pem.lines().skip(1).limit(5))
                .allSatisfy(line -> assertThat(line).hasSize(64));
        assertThat(pem).doesNotContain("\r");
    }

    @Test
    void toPem_secret_isRefused() {
        SigningKey secret = TestKeys.signing(JwsAlgorithm.HS256);

        assertThatIllegalArgumentException().isThrownBy(() -> Keys.toPem(secret));
        assertThatIllegalArgumentException().isThrownBy(() -> Keys.toPem(secret.verificationKey()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s",
                "\n\n%s\n\n",
                "Bag Attributes\n    friendlyName: signer\nsubject=CN = signer\n%s\n",
                "%s\n# the key of the issuer\n"
            })
    void parsePublic_textAroundTheBlock_isTolerated(String around) {
        String text = String.format(around, RfcVectors.OKP_SPKI_PEM);

        assertThat(Keys.parsePublic(text).algorithms()).containsExactly(JwsAlgorithm.EDDSA);
        assertThat(Keys.parsePublic(text.replace("\n", "\r\n")).algorithms()).containsExactly(JwsAlgorithm.EDDSA);
    }

    @Test
    void parsePublic_singlePem_ignoresTheKeyIdOfTokens() {
        StaticKeys keys = Keys.parsePublic(RfcVectors.OKP_SPKI_PEM);

        assertThat(keys.find(new KeyQuery(JwsAlgorithm.EDDSA, "any"))).isInstanceOf(KeyLookup.Found.class);
    }

    @Test
    void parsePublic_rfc7517AppendixBCertificate_isItsKey() {
        VerificationKey certified = only(Keys.parsePublic(RfcVectors.CERTIFICATE_PEM));
        VerificationKey bare = only(Keys.parsePublic(RfcVectors.CERTIFICATE_JWK));

        assertThat(Keys.thumbprint(certified)).isEqualTo(Keys.thumbprint(bare));
    }

    @ParameterizedTest
    @CsvSource({
        "RSA PUBLIC KEY, openssl rsa -RSAPublicKey_in -in key.pem -pubout",
        "RSA PRIVATE KEY, openssl pkey -in key.pem -pubout",
        "EC PRIVATE KEY, openssl pkey -in key.pem -pubout",
        "PRIVATE KEY, openssl pkey -in key.pem -pubout",
        "ENCRYPTED PRIVATE KEY, openssl pkey -in key.pem -pubout"
    })
    void parsePublic_blockOfAnotherKind_namesTheCommandThatConvertsIt(String label, String command) {
        String pem = block(label, new byte[] {1, 2, 3});

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Keys.parsePublic(pem))
                .withMessageContaining("'" + command + "'");
    }

    @ParameterizedTest
    @CsvSource({
        "RSA PRIVATE KEY, openssl pkcs8 -topk8 -nocrypt -in key.pem -out key-pkcs8.pem",
        "EC PRIVATE KEY, openssl pkcs8 -topk8 -nocrypt -in key.pem -out key-pkcs8.pem",
        "ENCRYPTED PRIVATE KEY, openssl pkey -in key.pem -out key-pkcs8.pem"
    })
    void parsePrivate_blockOfAnotherKind_namesTheCommandThatConvertsIt(String label, String command) {
        String pem = block("EC PARAMETERS", new byte[] {6, 0}) + "\n" + block(label, new byte[] {1, 2, 3});

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Keys.parsePrivate(pem, JwsAlgorithm.ES256))
                .withMessageContaining(label)
                .withMessageContaining("'" + command + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUBLIC KEY", "CERTIFICATE", "RSA PUBLIC KEY"})
    void parsePrivate_publicBlock_isRefused(String label) {
        String pem = block(label, new byte[] {1, 2, 3});

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Keys.parsePrivate(pem, JwsAlgorithm.ES256))
                .withMessageContaining("cannot sign");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CERTIFICATE REQUEST", "X509 CRL", "DSA PRIVATE KEY"})
    void parse_unknownBlock_isRefused(String label) {
        String pem = block(label, new byte[] {1, 2, 3});

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Keys.parsePublic(pem))
                .withMessageContaining("PUBLIC KEY or CERTIFICATE expected, not " + label);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Keys.parsePrivate(pem, JwsAlgorithm.ES256))
                .withMessageContaining("PKCS#8");
    }

    @Test
    void parsePublic_twoBlocks_isRefused() {
        String two = RfcVectors.CERTIFICATE_PEM + "\n" + RfcVectors.OKP_SPKI_PEM;

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Keys.parsePublic(two))
                .withMessageContaining("one PEM block expected, not 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-----END PUBLIC KEY-----", "-----END PRIVATE KEY----"})
    void parsePublic_privateKeyCutShortBesideAPublicKey_isRefused(String end) {
        String cut = RfcVectors.OKP_PKCS8_PEM.replace("-----END PRIVATE KEY-----", end);

        assertThat(Stream.of(cut + "\n" + RfcVectors.OKP_SPKI_PEM, RfcVectors.OKP_SPKI_PEM + "\n" + cut))
                .allSatisfy(text -> assertThatIllegalArgumentException()
                        .isThrownBy(() -> Keys.parsePublic(text))
                        .withMessage("a PEM block lacks the END line that belongs to its BEGIN line"));
    }

    @Test
    void parsePrivate_nameOfACurveAlone_isRefused() {
        String pem = block("EC PARAMETERS", new byte[] {6, 0});

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Keys.parsePrivate(pem, JwsAlgorithm.ES256))
                .withMessage("one PEM block with a key expected, not EC PARAMETERS alone");
    }

    @ParameterizedTest
    @MethodSource("otherKindsOfKey")
    void parse_keyOfAnUnsupportedKind_saysWhich(KeyPair pair, String expected) {
        String publicPem = block("PUBLIC KEY", pair.getPublic().getEncoded());
        String privatePem = block("PRIVATE KEY", pair.getPrivate().getEncoded());

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Keys.parsePublic(publicPem))
                .withMessageContaining(expected);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Keys.parsePrivate(privatePem, JwsAlgorithm.EDDSA))
                .withMessageContaining(expected);
    }

    static Stream<Arguments> otherKindsOfKey() {
        return Stream.of(
                Arguments.of(TestKeys.pair("Ed448", 448), "Ed448 is not supported"),
                Arguments.of(TestKeys.pair("X25519", 255), "X25519 keys agree on keys"),
                Arguments.of(TestKeys.pair("X448", 448), "X448 keys agree on keys"),
                Arguments.of(TestKeys.pair("DSA", 2048), "DSA is no algorithm of JWS"),
                Arguments.of(TestKeys.pair("DiffieHellman", 2048), "another kind"));
    }

    @Test
    void parse_weakRsaKey_isRefused() {
        KeyPair weak = TestKeys.pair("RSA", 1024);

        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Keys.parsePublic(block("PUBLIC KEY", weak.getPublic().getEncoded())))
                .withMessageContaining("2048 to 16384 bits");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Keys.parsePrivate(block("PRIVATE KEY", weak.getPrivate().getEncoded()), JwsAlgorithm.RS256))
                .withMessageContaining("2048 to 16384 bits");
    }

    @Test
    void parsePrivate_algorithmThatDoesNotFit_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Keys.parsePrivate(RfcVectors.OKP_PKCS8_PEM, JwsAlgorithm.ES256))
                .withMessageContaining("[EDDSA]")
                .withMessageContaining("[ES256]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", // nothing at all
                "00", // no sequence
                "3000", // an empty one
                "30", // no length
                "3005300306012a", // no OID known, and nothing after it
                "30800000", // indefinite length
                "3084ffffffff", // length beyond the content
                "302a300506032b657003210019bf44096984cdfe8541bac167dc3b96c85086aa30b6b6cb0c5c38ad703166", // cut short
                "300706032b65700300" // the OID one level too high
            })
    void parsePublic_notAnSpki_isRefused(String hex) {
        byte[] der = HexFormat.of().parseHex(hex);

        assertThatIllegalArgumentException().isThrownBy(() -> Keys.parsePublic(block("PUBLIC KEY", der)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Keys.parsePrivate(block("PRIVATE KEY", der), JwsAlgorithm.EDDSA));
        assertThatIllegalArgumentException().isThrownBy(() -> Keys.parsePublic(block("CERTIFICATE", der)));
    }

    @Test
    void parse_brokenPem_isRefusedWithoutShowingIt() {
        String notBase64 = RfcVectors.OKP_PKCS8_PEM.replace("MC4C", "MC*C");
        String open = RfcVectors.OKP_PKCS8_PEM.replace("-----END PRIVATE KEY-----", "");
        String mismatched = RfcVectors.OKP_PKCS8_PEM.replace("END PRIVATE", "END PUBLIC");

        assertThat(Stream.of(notBase64, open, mismatched))
                .allSatisfy(pem -> assertThatIllegalArgumentException()
                        .isThrownBy(() -> Keys.parsePrivate(pem, JwsAlgorithm.EDDSA))
                        .withMessageNotContaining("BCIE")
                        .withNoCause());
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:/etc/key.pem", "key.pem", "MCowBQYDK2VwAyEAGb9ECWmEzf6FQbrBZ9w7lshQhqow"})
    void parse_neitherPemNorJson_isRefusedWithoutShowingIt(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Keys.parsePublic(text))
                .withMessage("neither a PEM block nor JSON; is it the name of a file?");
        assertThatIllegalArgumentException().isThrownBy(() -> Keys.parsePrivate(text, JwsAlgorithm.ES256));
    }

    @Test
    void pemBlockToString_neverShowsTheBody() {
        assertThat(PemBlock.only(RfcVectors.OKP_PKCS8_PEM)).hasToString("PemBlock[PRIVATE KEY]");
    }

    private static String block(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n" + Base64.getEncoder().encodeToString(der) + "\n-----END " + label
                + "-----";
    }

    private static VerificationKey only(StaticKeys keys) {
        assertThat(keys.keys()).hasSize(1);
        return keys.keys().get(0);
    }
}
