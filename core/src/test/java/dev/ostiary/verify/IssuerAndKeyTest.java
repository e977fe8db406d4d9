package dev.ostiary.verify;

import static dev.ostiary.verify.RejectionReason.ALGORITHM_NOT_ALLOWED;
import static dev.ostiary.verify.RejectionReason.BAD_SIGNATURE;
import static dev.ostiary.verify.RejectionReason.ISSUER_NOT_TRUSTED;
import static dev.ostiary.verify.RejectionReason.UNKNOWN_KEY;
import static dev.ostiary.verify.Verifiers.assertRejected;
import static dev.ostiary.verify.Verifiers.assertVerified;
import static dev.ostiary.verify.Verifiers.standard;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.key.HmacSecret;
import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.KeyLookup;
import dev.ostiary.key.KeyQuery;
import dev.ostiary.key.KeySource;
import dev.ostiary.key.Keys;
import dev.ostiary.key.StaticKeys;
import dev.ostiary.key.VerificationKey;
import dev.ostiary.verify.Verification.Rejected;
import dev.ostiary.verify.Verification.Unavailable;
import dev.ostiary.verify.Verification.Verified;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Issuer, algorithm, key and signature, in that order. */
class IssuerAndKeyTest {
    private static final RawToken VALID = RawToken.valid();
    private static final byte[] OTHER_SECRET =
            "other-test-secret-9876543210-zyxwvutsrqponmlkjihgfedcba".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"iss\":\"https://issuer.test/\"",
                "\"iss\":\"HTTPS://issuer.test\"",
                "\"iss\":\"https://issuer.test \"",
                "\"iss\":\"\"",
                "\"iss\":5",
                "\"iss\":null",
                "\"iss\":[\"https://issuer.test\"]",
                ""
            })
    void verify_otherIssuer_isNotTrusted(String claim) {
        assertRejected(VALID.replacing("iss", claim), ISSUER_NOT_TRUSTED);
    }

    @Test
    void verify_anyOfSeveralIssuers_isVerified() {
        assertVerified(standard().issuer("https://other.test", RawToken.ISSUER), VALID);
    }

    @Test
    void verify_uncheckedIssuer_acceptsAnyAndNone() {
        assertVerified(standard().uncheckedIssuer(), VALID.replacing("iss", "\"iss\":\"https://x.test\""));
        assertVerified(standard().uncheckedIssuer(), VALID.replacing("iss", ""));
    }

    @Test
    void verify_foreignIssuerAndForeignAlgorithm_namesTheIssuer() {
        RawToken token = VALID.withHeader("{\"alg\":\"RS256\"}").replacing("iss", "");

        assertRejected(token, ISSUER_NOT_TRUSTED);
    }

    @Test
    void verify_otherSecret_isBadSignature() {
        assertRejected(VALID.signedWith(OTHER_SECRET), BAD_SIGNATURE);
    }

    @Test
    void verify_signatureCutOff_isBadSignature() {
        assertRejected(standard(), VALID.signingInput() + ".", BAD_SIGNATURE);
        assertRejected(standard(), VALID.signingInput() + ".AAAA", BAD_SIGNATURE);
    }

    @Test
    void verify_payloadOfAnotherToken_isBadSignature() {
        String token = VALID.text();
        String other = VALID.replacing("sub", "\"sub\":\"admin\"").signingInput();

        String swapped = other + token.substring(token.lastIndexOf('.'));

        assertRejected(standard(), swapped, BAD_SIGNATURE);
    }

    @Test
    void verify_publicKeyUsedAsSecret_isNotAllowed() {
        VerificationKey rsa = Keys.generate(JwsAlgorithm.RS256).verificationKey();
        byte[] publicKeyText = Keys.toPem(rsa).getBytes(StandardCharsets.UTF_8);

        RawToken confused = VALID.signedWith(publicKeyText);

        assertRejected(standard().keys(StaticKeys.of(rsa)), confused, ALGORITHM_NOT_ALLOWED);
    }

    @Test
    void verify_algorithmOutsideTheList_isNotAllowed() {
        HmacSecret secret = HmacSecret.ofBytes(RawToken.TEST_SECRET);
        JwtVerifierBuilder verifier =
                standard().keys(StaticKeys.of(secret.verificationKey())).algorithms(Set.of(JwsAlgorithm.HS512));

        assertRejected(verifier, VALID, ALGORITHM_NOT_ALLOWED);
    }

    @Test
    void verify_longSecretWithoutAList_allowsHs256Only() {
        assertThat(standard().build().algorithms()).containsExactly(JwsAlgorithm.HS256);
    }

    @Test
    void verify_unknownKeyId_isUnknownKey() {
        KeySource none = source(query -> new KeyLookup.Unknown());

        assertRejected(standard().keys(none), VALID, UNKNOWN_KEY);
    }

    @Test
    void verify_keyId_isWhatTheSourceIsAskedFor() {
        KeySource source = source(query -> new KeyQuery(JwsAlgorithm.HS256, "k1").equals(query)
                ? Verifiers.secretKeys().find(query)
                : new KeyLookup.Unknown());

        assertVerified(standard().keys(source), VALID.withHeaderMember("\"kid\":\"k1\""));
        assertRejected(standard().keys(source), VALID.withHeaderMember("\"kid\":\"k2\""), UNKNOWN_KEY);
    }

    @Test
    void verify_secondCandidateFits_isVerified() {
        VerificationKey other = HmacSecret.ofBytes(OTHER_SECRET).verificationKey();
        VerificationKey right = HmacSecret.ofBytes(RawToken.TEST_SECRET).verificationKey();

        assertVerified(standard().keys(source(query -> new KeyLookup.Found(List.of(other, right)))), VALID);
    }

    @Test
    void verify_keysUnavailable_isNoVerdict() {
        KeySource outage = source(query -> new KeyLookup.Unavailable(Duration.ofSeconds(7)));

        Verification result = standard().keys(outage).build().verify(VALID.text());

        assertThat(result).isEqualTo(new Unavailable(Duration.ofSeconds(7)));
    }

    @Test
    void verify_keySourceThrows_isUnavailable() {
        KeySource broken = source(query -> {
            throw new IllegalStateException("broken");
        });

        assertThat(standard().keys(broken).build().verify(VALID.text())).isInstanceOf(Unavailable.class);
    }

    @Test
    void verify_tokenRefusedBeforehand_asksForNoKey() {
        KeySource source = source(query -> {
            throw new AssertionError("asked for " + query);
        });

        assertRejected(standard().keys(source), VALID.replacing("iss", ""), ISSUER_NOT_TRUSTED);
        assertRejected(standard().keys(source), VALID.withHeader("{\"alg\":\"none\"}"), ALGORITHM_NOT_ALLOWED);
    }

    /** It is the last of three keys that has signed, and the first token that comes. */
    @Test
    void verify_firstTokenWithoutKeyId_isVerifiedByAnyOfTheKeys() {
        assertVerified(standard().keys(threeKeys()), VALID);
    }

    /** Else each junk token would cost as many checks as there are keys. */
    @Test
    void verify_tokensWithoutKeyIdAfterJunk_costOneCheckEachUntilOneIsGood() {
        JwtVerifier verifier = standard().keys(threeKeys()).build();
        String junk = VALID.signedWith("junk-test-secret-0123456789-abcdefghijkl".getBytes(StandardCharsets.UTF_8))
                .text();
        assertThat(verifier.verify(junk)).isEqualTo(new Rejected(BAD_SIGNATURE));

        assertThat(Stream.generate(() -> verifier.verify(VALID.text())).limit(5).map(Object::getClass))
                .containsExactly(Rejected.class, Rejected.class, Verified.class, Verified.class, Verified.class);
    }

    private static KeySource threeKeys() {
        return StaticKeys.ofSet(List.of(
                HmacSecret.ofBytes(OTHER_SECRET).verificationKey().withKeyId("a"),
                HmacSecret.ofBytes(OTHER_SECRET).verificationKey().withKeyId("b"),
                HmacSecret.ofBytes(RawToken.TEST_SECRET).verificationKey().withKeyId("c")));
    }

    @Test
    void verify_badSignatureAndTheSourceHasAnotherKeyNow_isVerifiedWithIt() {
        assertVerified(standard().keys(changing(found(RawToken.TEST_SECRET))), VALID);
    }

    @Test
    void verify_badSignatureAndTheOtherKeyHasNotSignedEither_isBadSignature() {
        assertRejected(standard().keys(changing(found(OTHER_SECRET))), VALID, BAD_SIGNATURE);
        assertRejected(standard().keys(changing(new KeyLookup.Unknown())), VALID, BAD_SIGNATURE);
    }

    @Test
    void verify_badSignatureAndWhetherThereIsAnotherKeyCannotBeTold_isUnavailable() {
        Duration later = Duration.ofSeconds(7);

        assertThat(standard()
                        .keys(changing(new KeyLookup.Unavailable(later)))
                        .build()
                        .verify(VALID.text()))
                .isEqualTo(new Unavailable(later));
    }

    private static KeyLookup.Found found(byte[] secret) {
        return new KeyLookup.Found(List.of(HmacSecret.ofBytes(secret).verificationKey()));
    }

    /** Knows another secret at first. */
    private static KeySource changing(KeyLookup others) {
        return new KeySource() {
            @Override
            public KeyLookup find(KeyQuery query) {
                return found(OTHER_SECRET);
            }

            @Override
            public KeyLookup findOthers(KeyQuery query, KeyLookup.Found tried) {
                return others;
            }

            @Override
            public Set<JwsAlgorithm> algorithms() {
                return EnumSet.of(JwsAlgorithm.HS256);
            }
        };
    }

    private static KeySource source(Function<KeyQuery, KeyLookup> lookup) {
        return new KeySource() {
            @Override
            public KeyLookup find(KeyQuery query) {
                return lookup.apply(query);
            }

            @Override
            public Set<JwsAlgorithm> algorithms() {
                return EnumSet.of(JwsAlgorithm.HS256);
            }
        };
    }
}
