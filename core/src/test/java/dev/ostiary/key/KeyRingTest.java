package dev.ostiary.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ostiary.encoding.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class KeyRingTest {
    private static final Set<String> PUBLIC_MEMBERS = Set.of("kty", "crv", "x", "y", "n", "e", "use", "kid", "alg");
    private static final byte[] INPUT = {1, 2, 3};
    private static final SigningKey EC = SigningKey.of(TestKeys.P256, JwsAlgorithm.ES256);
    private static final SigningKey EC_A = EC.withKeyId("a");
    private static final SigningKey RSA_B =
            SigningKey.of(TestKeys.RSA, JwsAlgorithm.RS384).withKeyId("b");
    private static final SigningKey SECRET = TestKeys.secret(64).signingKey(JwsAlgorithm.HS256);
    private static final SigningKey OTHER_SECRET = TestKeys.secret(65).signingKey(JwsAlgorithm.HS512);
    private static final KeyLookup UNKNOWN = new KeyLookup.Unknown();

    @Test
    void signingKey_ofSeveral_isTheFirst() {
        KeyRing ring = KeyRing.of(EC_A, RSA_B);

        assertThat(ring.signingKey().algorithm()).isEqualTo(JwsAlgorithm.ES256);
        assertThat(ring.signingKey().keyId()).contains("a");
    }

    @Test
    void find_eachKeyOfTheRing_isFoundByItsId() {
        KeyRing ring = KeyRing.of(EC_A, RSA_B);

        assertThat(verifies(ring, EC_A, "a")).isTrue();
        assertThat(verifies(ring, RSA_B, "b")).isTrue();
    }

    @Test
    void find_idOfAnotherKey_findsNothingThatVerifies() {
        KeyRing ring = KeyRing.of(
                EC_A,
                SigningKey.of(TestKeys.ec("secp256r1"), JwsAlgorithm.ES256).withKeyId("c"));

        assertThat(verifies(ring, EC_A, "c")).isFalse();
    }

    @Test
    void find_unknownId_neverFallsBack() {
        assertThat(KeyRing.of(EC_A).find(new KeyQuery(JwsAlgorithm.ES256, "c"))).isEqualTo(UNKNOWN);
        assertThat(KeyRing.of(EC_A, RSA_B).find(new KeyQuery(JwsAlgorithm.ES256, "c")))
                .isEqualTo(UNKNOWN);
        assertThat(KeyRing.of(SECRET.withKeyId("s")).find(new KeyQuery(JwsAlgorithm.HS256, "c")))
                .isEqualTo(UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource(names = {"RS256", "PS256", "ES256", "EDDSA"})
    void of_keyPairWithoutId_goesByItsThumbprint(JwsAlgorithm algorithm) {
        SigningKey key = TestKeys.signing(algorithm);
        String thumbprint = Keys.thumbprint(key.verificationKey());

        KeyRing ring = KeyRing.of(key);

        assertThat(ring.signingKey().keyId()).contains(thumbprint);
        assertThat(verifies(ring, key, thumbprint)).isTrue();
    }

    @Test
    void of_singleSecretWithoutId_signsUnderARandomOne() {
        String one = KeyRing.of(SECRET).signingKey().keyId().orElseThrow();
        String other = KeyRing.of(SECRET).signingKey().keyId().orElseThrow();

        assertThat(one).matches("[A-Za-z0-9_-]{16}").isNotEqualTo(other);
    }

    @Test
    void find_inARingOfASingleSecretWithoutId_ignoresTheId() {
        KeyRing ring = KeyRing.of(SECRET);

        assertThat(verifies(
                        ring, SECRET, KeyRing.of(SECRET).signingKey().keyId().orElseThrow()))
                .as("as after a restart, or on another node")
                .isTrue();
    }

    @Test
    void find_inARingOfSecrets_selectsById() {
        SigningKey again = TestKeys.secret(66).signingKey(JwsAlgorithm.HS256).withKeyId("t");
        KeyRing ring = KeyRing.of(SECRET.withKeyId("s"), again);

        assertThat(verifies(ring, SECRET, "s")).isTrue();
        assertThat(verifies(ring, again, "t")).isTrue();
        assertThat(verifies(ring, SECRET, "t")).isFalse();
    }

    @ParameterizedTest
    @MethodSource("refusedRings")
    void of_keysThatDoNotGoTogether_isRefusedWithTheReason(SigningKey first, SigningKey second, String reason) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyRing.of(first, second))
                .withMessageContaining(reason)
                .withMessageNotContaining("planted");
    }

    static Stream<Arguments> refusedRings() {
        return Stream.of(
                Arguments.of(EC_A, SECRET.withKeyId("s"), "must not be mixed"),
                Arguments.of(SECRET, EC_A, "must not be mixed"),
                Arguments.of(SECRET.withKeyId("s"), RSA_B, "must not be mixed"),
                Arguments.of(EC_A.withKeyId("planted"), RSA_B.withKeyId("planted"), "same kid"),
                Arguments.of(EC, EC, "same kid"),
                Arguments.of(SECRET, OTHER_SECRET, "Keys.generateKeyId()"),
                Arguments.of(SECRET.withKeyId("s"), OTHER_SECRET, "Keys.generateKeyId()"),
                Arguments.of(SECRET, OTHER_SECRET.withKeyId("s"), "Keys.generateKeyId()"),
                Arguments.of(EC_A.withKeyId(""), RSA_B, "empty"));
    }

    @Test
    void without_aKey_endsItsTokens() {
        KeyRing ring = KeyRing.of(EC_A, RSA_B);

        KeyRing after = ring.without("b");

        assertThat(after.find(new KeyQuery(JwsAlgorithm.RS384, "b"))).isEqualTo(UNKNOWN);
        assertThat(verifies(after, EC_A, "a")).isTrue();
        assertThat(verifies(ring, RSA_B, "b"))
                .as("the ring itself never changes")
                .isTrue();
    }

    @Test
    void without_thumbprintOfAnUnnamedKey_removesIt() {
        KeyRing ring = KeyRing.of(RSA_B, EC);

        assertThat(ring.without(Keys.thumbprint(EC.verificationKey())).algorithms())
                .containsExactly(JwsAlgorithm.RS384);
    }

    @Test
    void without_theKeyThatSigns_isRefused() {
        KeyRing ring = KeyRing.of(EC_A, RSA_B);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ring.without("a"))
                .withMessageContaining("is the key that signs");
    }

    @Test
    void without_anUnknownId_isRefusedWithoutShowingIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyRing.of(EC_A).without("planted"))
                .withMessageContaining("no key of this ring")
                .withMessageNotContaining("planted");
        assertThatIllegalArgumentException().isThrownBy(() -> KeyRing.of(SECRET).without("planted"));
    }

    @Test
    void of_keysThatOnlyVerify_verifyButNeverSign() {
        KeyRing ring = KeyRing.of(EC_A, List.of(RSA_B.verificationKey()));

        assertThat(ring.signingKey().keyId()).contains("a");
        assertThat(verifies(ring, RSA_B, "b")).isTrue();
    }

    @Test
    void toJwkSet_always_holdsPublicMembersOnly() throws Exception {
        String json = KeyRing.of(EC_A, RSA_B, SigningKey.of(TestKeys.ED25519, JwsAlgorithm.EDDSA))
                .toJwkSet();

        List<?> keys = (List<?>)
                StrictJson.parseObject(json.getBytes(StandardCharsets.UTF_8)).get("keys");
        assertThat(keys).hasSize(3).allMatch(key -> PUBLIC_MEMBERS.containsAll(((Map<?, ?>) key).keySet()));
        assertThat(((Map<?, ?>) keys.get(0)).get("kid")).isEqualTo("a");
    }

    @Test
    void toJwkSet_readAgain_verifiesWhatTheRingSigns() {
        KeyRing ring = KeyRing.of(EC_A, RSA_B);

        StaticKeys published = Keys.parsePublic(ring.toJwkSet());

        assertThat(verifies(published, EC_A, "a")).isTrue();
        assertThat(verifies(published, RSA_B, "b")).isTrue();
    }

    @Test
    void toJwkSet_ofSecrets_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> KeyRing.of(SECRET).toJwkSet())
                .withMessageContaining("no public form");
    }

    @Test
    void usualAlgorithms_keyBoundToAnUnusualOne_isNotOutvoted() {
        KeyRing ring = KeyRing.of(RSA_B, EC_A);

        assertThat(ring.algorithms()).containsExactlyInAnyOrder(JwsAlgorithm.ES256, JwsAlgorithm.RS384);
        assertThat(ring.usualAlgorithms()).isEqualTo(ring.algorithms());
    }

    @Test
    void usualAlgorithms_keyBoundToNone_areItsUsualOnes() {
        VerificationKey rsa = VerificationKey.of(TestKeys.OTHER_RSA.getPublic());

        KeyRing ring = KeyRing.of(RSA_B, List.of(rsa));

        assertThat(ring.algorithms()).contains(JwsAlgorithm.RS512, JwsAlgorithm.PS512);
        assertThat(ring.usualAlgorithms())
                .containsExactlyInAnyOrder(JwsAlgorithm.RS384, JwsAlgorithm.RS256, JwsAlgorithm.PS256);
    }

    @Test
    void toString_showsNeitherKeysNorIds() {
        KeyRing ring = KeyRing.of(EC_A.withKeyId("planted"), RSA_B);

        assertThat(ring).hasToString("KeyRing[signs with ES256, 2 keys]");
    }

    @Test
    void generateKeyId_twice_isTwoIds() {
        assertThat(Keys.generateKeyId()).matches("[A-Za-z0-9_-]{16}").isNotEqualTo(Keys.generateKeyId());
    }

    private static boolean verifies(KeySource source, SigningKey signer, String keyId) {
        KeyLookup lookup = source.find(new KeyQuery(signer.algorithm(), keyId));
        return lookup instanceof KeyLookup.Found found
                && found.candidates().stream()
                        .anyMatch(key -> key.verify(signer.algorithm(), INPUT, signer.sign(INPUT)));
    }
}
