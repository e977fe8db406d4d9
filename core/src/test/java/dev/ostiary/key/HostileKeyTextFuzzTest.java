package dev.ostiary.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Damages good keys at random, with a fixed seed: whatever comes of it is a key or an IllegalArgumentException. */
class HostileKeyTextFuzzTest {
    private static final int ROUNDS = 400;
    private static final String ALPHABET = "AZaz09+/-_=\"{}[]:, \n\r\\u\u0000\u00e9";

    @ParameterizedTest
    @MethodSource("publicKeys")
    void parsePublic_damagedKey_isReadOrRefused(String good) {
        assertThat(failuresOtherThanRefusals(good, Keys::parsePublic)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("privateKeys")
    void parsePrivate_damagedKey_isReadOrRefused(String good) {
        assertThat(failuresOtherThanRefusals(good, text -> Keys.parsePrivate(text, JwsAlgorithm.ES256)))
                .isEmpty();
        assertThat(failuresOtherThanRefusals(good, text -> Keys.parsePrivate(text, JwsAlgorithm.EDDSA)))
                .isEmpty();
    }

    @Test
    void parseJwkSet_damagedSet_isReadOrRefused() {
        String good = "{\"keys\":[" + RfcVectors.A3_JWK + "," + RfcVectors.OKP_JWK + "]}";

        assertThat(failuresOtherThanRefusals(good, Keys::parseJwkSet)).isEmpty();
    }

    static List<String> publicKeys() {
        return List.of(
                RfcVectors.OKP_SPKI_PEM,
                RfcVectors.CERTIFICATE_PEM,
                Keys.toPem(VerificationKey.of(TestKeys.P256.getPublic())),
                Keys.toPem(VerificationKey.of(TestKeys.RSA.getPublic())),
                RfcVectors.RSA_JWK,
                RfcVectors.A3_JWK,
                RfcVectors.OKP_JWK);
    }

    static List<String> privateKeys() {
        return List.of(
                RfcVectors.OKP_PKCS8_PEM,
                Keys.toPem(TestKeys.signing(JwsAlgorithm.ES256)),
                RfcVectors.A3_PRIVATE_JWK,
                RfcVectors.OKP_PRIVATE_JWK);
    }

    private static List<RuntimeException> failuresOtherThanRefusals(String good, Consumer<String> parser) {
        Random random = new Random(42);
        List<RuntimeException> failures = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            try {
                parser.accept(damaged(good, random));
            } catch (IllegalArgumentException refused) {
                assertThat(refused.getMessage()).isNotBlank();
            } catch (RuntimeException other) {
                failures.add(other);
            }
        }
        return failures;
    }

    private static String damaged(String good, Random random) {
        StringBuilder text = new StringBuilder(good);
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(text.length());
            char other = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
            switch (random.nextInt(3)) {
                case 0 -> text.setCharAt(at, other);
                case 1 -> text.insert(at, other);
                default -> text.deleteCharAt(at);
            }
        }
        return text.toString();
    }
}
