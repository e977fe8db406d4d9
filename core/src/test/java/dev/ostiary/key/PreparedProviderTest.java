package dev.ostiary.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ostiary.key.PreparedSignatures.Prepared;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.Provider;
import java.security.ProviderException;
import java.security.PublicKey;
import java.security.Security;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PreparedProviderTest {
    private static final byte[] SIGNED = "header.payload".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] OTHER = "header.payloae".getBytes(StandardCharsets.US_ASCII);
    private static final PublicKey PUBLIC_KEY = TestKeys.ED25519.getPublic();
    private static final byte[] GOOD = TestKeys.signing(JwsAlgorithm.EDDSA).sign(SIGNED);

    private final VerificationKey key = VerificationKey.of(PUBLIC_KEY);

    private boolean verify(byte[] signed, byte[] signature) {
        return key.verify(JwsAlgorithm.EDDSA, signed, signature);
    }

    /** Its second half is no number below the group's order, which the platform answers with an exception. */
    private static byte[] garbage() {
        byte[] garbage = GOOD.clone();
        Arrays.fill(garbage, 32, 64, (byte) 0xFF);
        return garbage;
    }

    @Test
    void verify_rightAndWrongSignatures_readsTheKeyOnce() {
        try (FirstProvider first = FirstProvider.install()) {
            assertThat(verify(SIGNED, GOOD)).isTrue();
            assertThat(verify(OTHER, GOOD)).isFalse();
            assertThat(verify(SIGNED, GOOD)).isTrue();

            assertThat(first.initialised()).isOne();
        }
    }

    @Test
    void verify_garbage_isWrongAndSpoilsNothing() {
        try (FirstProvider first = FirstProvider.install()) {
            assertThat(verify(SIGNED, GOOD)).isTrue();
            assertThat(verify(OTHER, garbage())).isFalse();
            assertThat(verify(SIGNED, GOOD)).isTrue();

            assertThat(first.initialised()).isEqualTo(2);
        }
    }

    @Test
    void verify_providerFails_saysSoAndIsAskedAnew() {
        try (FirstProvider first = FirstProvider.install()) {
            first.beforeTheAnswer(() -> {
                throw new ProviderException("out of order");
            });
            assertThatIllegalStateException().isThrownBy(() -> verify(SIGNED, GOOD));
            first.beforeTheAnswer(() -> {});

            assertThat(verify(SIGNED, GOOD)).isTrue();
            assertThat(first.initialised()).isEqualTo(2);
        }
    }

    @Test
    void verify_withinACheck_isDoneByAnother() {
        try (FirstProvider first = FirstProvider.install()) {
            List<Boolean> within = new ArrayList<>();
            assertThat(verify(SIGNED, GOOD)).isTrue();
            first.beforeTheAnswer(() -> {
                first.beforeTheAnswer(() -> {});
                within.add(verify(OTHER, GOOD));
            });

            assertThat(verify(SIGNED, GOOD)).isTrue();
            assertThat(within).containsExactly(false);
            assertThat(first.initialised()).isEqualTo(2);
        }
    }

    @Test
    void verify_providerInstalledAndRemoved_isThatOfTheMoment() {
        assertThat(verify(SIGNED, GOOD)).isTrue();

        try (FirstProvider first = FirstProvider.install()) {
            assertThat(verify(SIGNED, GOOD)).isTrue();
            assertThat(first.initialised()).isOne();
            first.beforeTheAnswer(() -> {
                throw new ProviderException("used after it was removed");
            });
        }
        assertThat(verify(SIGNED, GOOD)).isTrue();
    }

    @Test
    void verify_byANamedProvider_isNotThePlatforms() {
        assumeTrue(KnownProvider.CORRETTO.find().isPresent(), "the Amazon Corretto Crypto Provider does not load here");
        SignatureProvider corretto = SignatureProvider.named(KnownProvider.CORRETTO.providerName());
        try (FirstProvider first = FirstProvider.install()) {
            assertThat(key.verify(JwsAlgorithm.EDDSA, ByteBuffer.wrap(SIGNED), GOOD, corretto))
                    .isTrue();
            assertThat(key.verify(JwsAlgorithm.EDDSA, ByteBuffer.wrap(SIGNED), garbage(), corretto))
                    .isFalse();

            assertThat(first.initialised()).isZero();
        }
    }

    @Test
    void verify_installsNothing() {
        List<Provider> before = List.of(Security.getProviders());

        verify(SIGNED, GOOD);

        assertThat(Security.getProviders()).containsExactlyElementsOf(before);
    }

    @Test
    void verify_manyThreadsWithGoodWrongAndGarbage_neverConfusesThem() throws Exception {
        byte[] garbage = garbage();
        Callable<Boolean> allRight = () -> IntStream.range(0, 40)
                .allMatch(i -> verify(SIGNED, GOOD) && !verify(OTHER, GOOD) && !(i % 4 == 0 && verify(OTHER, garbage)));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            for (Future<Boolean> right : threads.invokeAll(Collections.nCopies(8, allRight))) {
                assertThat(right.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void check_initialisedAgainHalfway_forgetsTheFirstHalf() throws GeneralSecurityException {
        Signature check = Signature.getInstance("EdDSA", new PreparedProvider("EdDSA", PUBLIC_KEY));
        check.initVerify(PUBLIC_KEY);
        check.update(OTHER);

        check.initVerify(PUBLIC_KEY);
        for (byte single : SIGNED) {
            check.update(single);
        }
        assertThat(check.verify(GOOD)).isTrue();
    }

    @Test
    void check_otherKey_isRefused() throws GeneralSecurityException {
        PublicKey other = TestKeys.pair("Ed25519", 255).getPublic();
        Signature check = Signature.getInstance("EdDSA", new PreparedProvider("EdDSA", PUBLIC_KEY));

        assertThatExceptionOfType(InvalidKeyException.class).isThrownBy(() -> check.initVerify(other));
    }

    @Test
    void check_notInitialisedSinceTheLast_isRefused() throws GeneralSecurityException {
        Signature check = Signature.getInstance("EdDSA", new PreparedProvider("EdDSA", PUBLIC_KEY));
        check.initVerify(PUBLIC_KEY);
        check.update(SIGNED);
        check.verify(GOOD);

        assertThatIllegalStateException().isThrownBy(() -> check.update(SIGNED));
        assertThatIllegalStateException().isThrownBy(() -> check.verify(GOOD));
    }

    @Test
    void check_asked_neverSigns() throws GeneralSecurityException {
        Signature check = Signature.getInstance("EdDSA", new PreparedProvider("EdDSA", PUBLIC_KEY));

        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> check.initSign(TestKeys.ED25519.getPrivate()));
    }

    @Test
    void take_moreThanProcessors_keepsOneForEach() throws GeneralSecurityException {
        int processors = Runtime.getRuntime().availableProcessors();
        try (FirstProvider first = FirstProvider.install()) {
            PreparedSignatures signatures = new PreparedSignatures("EdDSA", PUBLIC_KEY);
            for (Prepared prepared : taken(signatures, processors + 2)) {
                prepared.verify(GOOD);
            }
            assertThat(first.initialised()).isEqualTo(processors + 2);

            assertThat(taken(signatures, processors + 1)).doesNotHaveDuplicates();
            assertThat(first.initialised()).isEqualTo(processors + 3);
        }
    }

    private static List<Prepared> taken(PreparedSignatures from, int count) throws GeneralSecurityException {
        List<Prepared> taken = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            taken.add(from.take());
        }
        return taken;
    }
}
