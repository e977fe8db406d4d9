package dev.ostiary.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.encoding.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The keys of somebody who signs, as a setting spells them. */
class KeyRingTextTest {
    private static final byte[] INPUT = "input".getBytes(StandardCharsets.US_ASCII);

    private static Map<String, Object> privateJwk(String keyId) {
        return Map.of(
                "kty",
                "OKP",
                "crv",
                "Ed25519",
                "kid",
                keyId,
                "x",
                "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
                "d",
                "nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A");
    }

    private static String set(Object... keys) {
        return StrictJson.write(Map.of("keys", List.of(keys)));
    }

    @ParameterizedTest
    @EnumSource(
            value = JwsAlgorithm.class,
            names = {"RS256", "ES256", "ES384", "ES512", "EDDSA"})
    void parseKeyRing_pem_signsWithTheUsualAlgorithmOfItsKind(JwsAlgorithm usual) {
        SigningKey key = Keys.generate(usual);

        KeyRing ring = Keys.parseKeyRing(Keys.toPem(key));

        assertThat(ring.signingKey().algorithm()).isEqualTo(usual);
        assertThat(ring.signingKey().keyId()).isEqualTo(key.keyId());
        assertThat(key.verificationKey().verify(usual, INPUT, ring.signingKey().sign(INPUT)))
                .isTrue();
    }

    @Test
    void parseKeyRing_jwk_keepsItsId() {
        KeyRing ring = Keys.parseKeyRing(StrictJson.write(privateJwk("k1")));

        assertThat(ring.signingKey().keyId()).contains("k1");
        assertThat(ring.signingKey().algorithm()).isEqualTo(JwsAlgorithm.EDDSA);
    }

    @Test
    void parseKeyRing_set_theFirstSignsAndTheOthersVerify() {
        VerificationKey retired = Keys.generate(JwsAlgorithm.ES256).verificationKey();

        KeyRing ring = Keys.parseKeyRing(set(privateJwk("k2"), Keys.toJwk(retired)));

        assertThat(ring.signingKey().keyId()).contains("k2");
        assertThat(ring.find(new KeyQuery(JwsAlgorithm.ES256, retired.keyId().orElseThrow())))
                .isInstanceOf(KeyLookup.Found.class);
        assertThat(ring.toJwkSet()).doesNotContain("\"d\"");
    }

    @Test
    void parseKeyRing_secret_signsWithHs256() {
        String text = Keys.toText(Keys.generateSecret(JwsAlgorithm.HS256));

        assertThat(Keys.parseKeyRing(text).signingKey().algorithm()).isEqualTo(JwsAlgorithm.HS256);
    }

    @Test
    void parseKeyRing_setWhoseFirstKeyIsPublic_isRefused() {
        String text = set(Keys.toJwk(Keys.generate(JwsAlgorithm.ES256).verificationKey()), privateJwk("k1"));

        assertThatThrownBy(() -> Keys.parseKeyRing(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot sign");
    }

    @Test
    void parseKeyRing_twoKeysOfOneId_areRefused() {
        assertThatThrownBy(() -> Keys.parseKeyRing(set(privateJwk("k1"), privateJwk("k1"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("same kid");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a plain text that is no key but long enough",
                "base64url:c2hvcnQ",
                "{\"keys\":[]}",
                "{\"keys\":[1]}",
                "{}",
                ""
            })
    void parseKeyRing_otherText_isRefused(String text) {
        assertThatThrownBy(() -> Keys.parseKeyRing(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void parseSigningKeys_set_areThoseThatStillHaveTheirPrivateHalf() {
        SigningKey first = Keys.generate(JwsAlgorithm.ES256);
        SigningKey second = Keys.generate(JwsAlgorithm.ES256);
        String third = Keys.toJwkText(Keys.generate(JwsAlgorithm.ES256).verificationKey());
        String set =
                "{\"keys\":[" + Keys.toPrivateJwkText(first) + "," + third + "," + Keys.toPrivateJwkText(second) + "]}";

        assertThat(Keys.parseSigningKeys(set))
                .extracting(SigningKey::keyId)
                .containsExactly(first.keyId(), second.keyId());
    }

    @Test
    void parseSigningKeys_oneKey_isThatOfTheRing() {
        String pem = Keys.toPem(Keys.generate(JwsAlgorithm.ES256));

        assertThat(Keys.parseSigningKeys(pem))
                .singleElement()
                .extracting(SigningKey::keyId)
                .isEqualTo(Keys.parseKeyRing(pem).signingKey().keyId());
    }
}
