package dev.ostiary.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StaticKeysTest {
    private static final VerificationKey RSA = VerificationKey.of(TestKeys.RSA.getPublic());
    private static final VerificationKey RSA_A = RSA.withKeyId("a");
    private static final VerificationKey RSA_B =
            VerificationKey.of(TestKeys.OTHER_RSA.getPublic()).withKeyId("b");
    private static final VerificationKey EC_A =
            VerificationKey.of(TestKeys.P256.getPublic()).withKeyId("a");
    private static final KeyLookup UNKNOWN = new KeyLookup.Unknown();

    @Test
    void find_singleKey_ignoresTheKeyId() {
        StaticKeys keys = StaticKeys.of(RSA_A);

        assertThat(keys.find(new KeyQuery(JwsAlgorithm.RS256, "other"))).isEqualTo(found(RSA_A));
        assertThat(keys.find(new KeyQuery(JwsAlgorithm.RS256, null))).isEqualTo(found(RSA_A));
    }

    @Test
    void find_singleKeyOfAnotherAlgorithm_isUnknown() {
        assertThat(StaticKeys.of(RSA_A).find(new KeyQuery(JwsAlgorithm.ES256, "a")))
                .isEqualTo(UNKNOWN);
    }

    @Test
    void find_inASet_selectsByKeyId() {
        StaticKeys keys = StaticKeys.ofSet(List.of(RSA_A, RSA_B));

        assertThat(keys.find(new KeyQuery(JwsAlgorithm.RS256, "b"))).isEqualTo(found(RSA_B));
    }

    @Test
    void find_unknownKeyId_neverFallsBackToOtherKeys() {
        StaticKeys keys = StaticKeys.ofSet(List.of(RSA_A, RSA));

        assertThat(keys.find(new KeyQuery(JwsAlgorithm.RS256, "c"))).isEqualTo(UNKNOWN);
        assertThat(keys.find(new KeyQuery(JwsAlgorithm.RS256, ""))).isEqualTo(UNKNOWN);
        assertThat(keys.find(new KeyQuery(JwsAlgorithm.RS256, "A"))).isEqualTo(UNKNOWN);
    }

    @Test
    void find_setOfOneKey_stillSelectsByKeyId() {
        assertThat(StaticKeys.ofSet(List.of(RSA_A)).find(new KeyQuery(JwsAlgorithm.RS256, "b")))
                .isEqualTo(UNKNOWN);
    }

    @Test
    void find_repeatedKeyId_isToldApartByAlgorithm() {
        StaticKeys keys = StaticKeys.ofSet(List.of(RSA_A, EC_A));

        assertThat(keys.find(new KeyQuery(JwsAlgorithm.ES256, "a"))).isEqualTo(found(EC_A));
        assertThat(keys.find(new KeyQuery(JwsAlgorithm.PS512, "a"))).isEqualTo(found(RSA_A));
    }

    @Test
    void find_sameKeyUnderTwoIds_isFoundUnderBoth() {
        VerificationKey again = RSA.withKeyId("second");
        StaticKeys keys = StaticKeys.ofSet(List.of(RSA_A, again));

        assertThat(keys.find(new KeyQuery(JwsAlgorithm.RS256, "a"))).isEqualTo(found(RSA_A));
        assertThat(keys.find(new KeyQuery(JwsAlgorithm.RS256, "second"))).isEqualTo(found(again));
    }

    @Test
    void find_withoutKeyId_isEveryKeyOfTheAlgorithm() {
        StaticKeys keys = StaticKeys.ofSet(List.of(RSA_A, EC_A, RSA_B, RSA));

        assertThat(keys.find(new KeyQuery(JwsAlgorithm.RS256, null))).isEqualTo(found(RSA_A, RSA_B, RSA));
    }

    @Test
    void find_withoutKeyId_fourCandidatesAreTheMost() {
        StaticKeys four = StaticKeys.ofSet(Collections.nCopies(4, RSA_A));
        StaticKeys five = StaticKeys.ofSet(Collections.nCopies(5, RSA_A));

        assertThat(four.find(new KeyQuery(JwsAlgorithm.RS256, null))).isInstanceOf(KeyLookup.Found.class);
        assertThat(five.find(new KeyQuery(JwsAlgorithm.RS256, null))).isEqualTo(UNKNOWN);
    }

    @Test
    void find_algorithmTheKeyIsNotBoundTo_isUnknown() {
        StaticKeys keys = StaticKeys.ofSet(List.of(RSA_A.restrictedTo(Set.of(JwsAlgorithm.RS256))));

        assertThat(keys.find(new KeyQuery(JwsAlgorithm.PS256, "a"))).isEqualTo(UNKNOWN);
    }

    @Test
    void algorithms_ofASet_areThoseOfAllItsKeys() {
        VerificationKey narrow = RSA_A.restrictedTo(Set.of(JwsAlgorithm.PS256));

        assertThat(StaticKeys.ofSet(List.of(narrow, EC_A)).algorithms())
                .containsExactlyInAnyOrder(JwsAlgorithm.PS256, JwsAlgorithm.ES256)
                .isUnmodifiable();
    }

    /** A token for a kind of key that a set lacks today has no key: its algorithm is not the fault. */
    @Test
    void usualAlgorithms_ofASetOfPublicKeys_areAllUsualOnes() {
        assertThat(StaticKeys.ofSet(List.of(EC_A)).usualAlgorithms())
                .containsExactlyInAnyOrder(
                        JwsAlgorithm.RS256,
                        JwsAlgorithm.PS256,
                        JwsAlgorithm.ES256,
                        JwsAlgorithm.ES384,
                        JwsAlgorithm.ES512,
                        JwsAlgorithm.EDDSA)
                .isUnmodifiable();
    }

    @Test
    void usualAlgorithms_ofASet_areThoseTooThatAKeyNamesItself() {
        VerificationKey unusual = RSA_A.restrictedTo(Set.of(JwsAlgorithm.RS512));

        assertThat(StaticKeys.ofSet(List.of(unusual)).usualAlgorithms())
                .hasSize(7)
                .contains(JwsAlgorithm.RS512);
        assertThat(StaticKeys.ofSet(List.of(unusual, EC_A)).usualAlgorithms())
                .hasSize(7)
                .contains(JwsAlgorithm.RS512);
        assertThat(StaticKeys.ofSet(List.of(RSA_A, EC_A)).usualAlgorithms()).doesNotContain(JwsAlgorithm.RS512);
    }

    @Test
    void usualAlgorithms_ofASingleKeyOrOfSecrets_areTheirOwn() {
        VerificationKey secret = TestKeys.secret(64).verificationKey();

        assertThat(StaticKeys.of(EC_A).usualAlgorithms()).containsExactly(JwsAlgorithm.ES256);
        assertThat(StaticKeys.ofSet(List.of(secret, secret)).usualAlgorithms()).containsExactly(JwsAlgorithm.HS256);
    }

    @Test
    void ofSet_noKey_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> StaticKeys.ofSet(List.of()));
    }

    @Test
    void ofSet_secretsAndPublicKeysMixed_isRefused() {
        VerificationKey secret = TestKeys.secret(32).verificationKey();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> StaticKeys.ofSet(List.of(secret, RSA_A)))
                .withMessageContaining("must not be mixed");
        assertThat(StaticKeys.ofSet(List.of(secret, secret)).keys()).hasSize(2);
    }

    @Test
    void keeping_sameMaterialIdAndAlgorithms_isTheVeryKeyOfBefore() {
        StaticKeys earlier = StaticKeys.of(readAgain(RSA_A));
        StaticKeys later = StaticKeys.ofSet(List.of(RSA_A, readAgain(RSA_A).withKeyId("new")));

        StaticKeys kept = later.keeping(earlier);

        assertThat(kept.keys().get(0)).isSameAs(earlier.keys().get(0));
        assertThat(kept.keys().get(1)).isSameAs(later.keys().get(1));
        assertThat(kept.find(new KeyQuery(JwsAlgorithm.RS256, "new")))
                .isEqualTo(found(later.keys().get(1)));
    }

    @Test
    void keeping_asBefore_selectsAsTheNewOnesDo() {
        StaticKeys set = StaticKeys.ofSet(List.of(RSA_A));
        KeyQuery query = new KeyQuery(JwsAlgorithm.RS256, "other");

        assertThat(set.keeping(StaticKeys.of(RSA_A)).find(query)).isEqualTo(new KeyLookup.Unknown());
        assertThat(StaticKeys.of(RSA_A).keeping(set).find(query)).isEqualTo(found(RSA_A));
    }

    /** What a secret is made of is not looked at. */
    @Test
    void keeping_secrets_neverTakesOneForAnother() {
        VerificationKey secret = TestKeys.secret(32).verificationKey();
        VerificationKey other = TestKeys.secret(33).verificationKey();

        assertThat(StaticKeys.of(other).keeping(StaticKeys.of(secret)).keys()).containsExactly(other);
    }

    private static VerificationKey readAgain(VerificationKey key) {
        return Keys.parsePublic(Keys.toJwkSet(List.of(key))).keys().get(0);
    }

    @Test
    void found_noneOrFiveCandidates_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new KeyLookup.Found(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new KeyLookup.Found(Collections.nCopies(5, RSA)));
    }

    @Test
    void unavailable_negativeTime_isRefused() {
        assertThat(new KeyLookup.Unavailable(Duration.ZERO).retryAfter()).isZero();
        assertThatIllegalArgumentException().isThrownBy(() -> new KeyLookup.Unavailable(Duration.ofNanos(-1)));
    }

    @Test
    void keyQueryToString_neverShowsTheKeyId() {
        assertThat(new KeyQuery(JwsAlgorithm.RS256, "marker")).hasToString("KeyQuery[algorithm=RS256, keyId=present]");
        assertThat(new KeyQuery(JwsAlgorithm.RS256, null)).hasToString("KeyQuery[algorithm=RS256, keyId=absent]");
    }

    private static KeyLookup found(VerificationKey... keys) {
        return new KeyLookup.Found(List.of(keys));
    }
}
