package dev.ostiary.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Collections;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JwkSetTest {
    private static final String ENCRYPTION = member(RfcVectors.A3_JWK, "\"use\":\"enc\",\"kid\":\"marker\"");

    @Test
    void parseJwkSet_usableAndUnusableEntries_keepsTheFirstAndReportsTheOthersByIndex() {
        JwkSet set = Keys.parseJwkSet(setOf(
                ENCRYPTION,
                RfcVectors.RSA_JWK,
                RfcVectors.A3_PRIVATE_JWK,
                "7",
                "null",
                "{\"kty\":\"oct\",\"k\":\"AA\",\"kid\":\"marker\"}",
                RfcVectors.OKP_JWK));

        assertThat(set.keys()).extracting(VerificationKey::family).containsExactly(KeyFamily.RSA, KeyFamily.OKP);
        assertThat(set.skipped())
                .containsExactly(
                        "keys[0]: use is not sig but enc, for encryption",
                        "keys[2]: holds a private key, which must not be here",
                        "keys[3]: not a JSON object",
                        "keys[4]: not a JSON object",
                        "keys[5]: kty is oct, a secret and no public key");
    }

    /** SPIFFE Trust Domain and Bundle, section 4.2.2. */
    @Test
    void parsePublic_bundleOfSpiffe_keepsWhatSignsJwtsAndPassesOverCertificates() {
        String bundle = setOf(
                member(RfcVectors.A3_JWK, "\"use\":\"x509-svid\",\"x5c\":[\"AA==\"]"),
                member(RfcVectors.RSA_JWK, "\"use\":\"jwt-svid\"").replace("\"alg\":\"RS256\",", ""),
                member(RfcVectors.OKP_JWK, "\"use\":\"sig\""));
        JwkSet set = JwkSet.read(Jwk.parse(bundle), KeyUse.JWT_SVID);

        assertThat(set.keys()).extracting(VerificationKey::family).containsExactly(KeyFamily.RSA);
        assertThat(set.skipped()).containsExactly("keys[2]: use is not jwt-svid");
        assertThat(Keys.parsePublic(bundle, KeyUse.JWT_SVID).keys()).hasSize(1);
        assertThat(Keys.parseJwkSet(bundle).skipped())
                .containsExactly("keys[0]: use is not sig", "keys[1]: use is not sig");
    }

    @Test
    void parsePublic_entryWithoutUseInABundle_isNoneOfItsKeys() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Keys.parsePublic(setOf(RfcVectors.A3_JWK), KeyUse.JWT_SVID))
                .withMessageContaining("use is not jwt-svid");
    }

    @Test
    void parsePublic_set_selectsByKeyId() {
        String set = setOf(RfcVectors.RSA_JWK, member(RfcVectors.A3_JWK, "\"kid\":\"e1\""));

        StaticKeys keys = Keys.parsePublic(set);

        assertThat(keys.find(new KeyQuery(JwsAlgorithm.ES256, "e1"))).isInstanceOf(KeyLookup.Found.class);
        assertThat(keys.find(new KeyQuery(JwsAlgorithm.ES256, "e2"))).isInstanceOf(KeyLookup.Unknown.class);
        assertThat(keys.algorithms()).containsExactly(JwsAlgorithm.RS256, JwsAlgorithm.ES256);
    }

    @Test
    void parsePublic_setOfOneKey_doesNotIgnoreTheKeyId() {
        assertThat(Keys.parsePublic(setOf(RfcVectors.RSA_JWK)).find(new KeyQuery(JwsAlgorithm.RS256, "another")))
                .isInstanceOf(KeyLookup.Unknown.class);
    }

    @Test
    void parsePublic_sameKeyForEncryptionAndSignature_keepsTheLatter() {
        String signature = member(RfcVectors.A3_JWK, "\"use\":\"sig\",\"kid\":\"s1\"");

        assertThat(Keys.parsePublic(setOf(ENCRYPTION, signature)).keys())
                .extracting(key -> key.keyId().orElseThrow())
                .containsExactly("s1");
    }

    @Test
    void parsePublic_setWithoutUsableKey_isRefusedWithTheReasons() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Keys.parsePublic(setOf(ENCRYPTION, "{\"kty\":\"AKP\"}")))
                .withMessage(
                        "the JWK set holds no usable key: keys[0]: use is not sig but enc, for encryption; keys[1]: kty is not RSA, EC or OKP");
    }

    @Test
    void parsePublic_manyUnusableEntries_namesTheFirstTen() {
        String set = setOf(Collections.nCopies(100, "{}").toArray(String[]::new));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Keys.parsePublic(set))
                .withMessageContaining("keys[9]:")
                .withMessageEndingWith("; and 90 more")
                .withMessageNotContaining("keys[10]:");
    }

    @Test
    void parsePublic_tenUnusableEntries_namesThemAll() {
        String set = setOf(Collections.nCopies(10, "{}").toArray(String[]::new));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Keys.parsePublic(set))
                .withMessageEndingWith("keys[9]: kty is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"keys\":{}}", "{\"keys\":null}", "{\"keys\":\"none\"}"})
    void parse_keysThatAreNoArray_isRefused(String set) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Keys.parsePublic(set))
                .withMessageContaining("array");
        assertThatIllegalArgumentException().isThrownBy(() -> Keys.parseJwkSet(set));
    }

    @Test
    void parse_emptySet_isRefusedWhereKeysAreNeeded() {
        assertThat(Keys.parseJwkSet("{\"keys\":[]}").keys()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Keys.parsePublic("{\"keys\":[]}"))
                .withMessageContaining("it is empty");
    }

    @Test
    void parseJwkSet_entriesWithTheSameKeyAndId_areAllKept() {
        String many =
                setOf(IntStream.range(0, 6).mapToObj(i -> RfcVectors.RSA_JWK).toArray(String[]::new));

        JwkSet set = Keys.parseJwkSet(many);

        assertThat(set.keys()).hasSize(6);
        assertThat(set.source().find(new KeyQuery(JwsAlgorithm.RS256, "2011-04-29")))
                .isInstanceOf(KeyLookup.Unknown.class);
    }

    @Test
    void jwkSetToString_neverShowsAKeyId() {
        assertThat(Keys.parseJwkSet(setOf(RfcVectors.RSA_JWK, ENCRYPTION)).toString())
                .doesNotContain("2011-04-29", "marker");
    }

    private static String setOf(String... entries) {
        return "{\"keys\":[" + String.join(",", entries) + "]}";
    }

    private static String member(String jwk, String member) {
        return jwk.substring(0, jwk.length() - 1) + "," + member + "}";
    }
}
