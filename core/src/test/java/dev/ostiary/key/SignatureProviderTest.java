package dev.ostiary.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SignatureProviderTest {
    private static final byte[] SIGNED = "header.payload".getBytes(StandardCharsets.US_ASCII);

    private static SignatureProvider corretto() {
        assumeTrue(CorrettoProvider.find().isPresent(), "the Amazon Corretto Crypto Provider does not load here");
        return SignatureProvider.named(CorrettoProvider.NAME);
    }

    @ParameterizedTest
    @EnumSource
    void verify_byAnotherProvider_saysTheSame(JwsAlgorithm algorithm) {
        SignatureProvider corretto = corretto();
        SigningKey signer = TestKeys.signing(algorithm);
        VerificationKey key = signer.verificationKey();
        byte[] good = signer.sign(SIGNED);

        assertThat(key.verify(algorithm, ByteBuffer.wrap(SIGNED), good, corretto))
                .isTrue();
        assertThat(spoilt(good)
                        .filter(signature -> key.verify(algorithm, ByteBuffer.wrap(SIGNED), signature, corretto)
                                != key.verify(algorithm, SIGNED, signature)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void verify_otherText_isWrongByAnyProvider(JwsAlgorithm algorithm) {
        SignatureProvider corretto = corretto();
        SigningKey signer = TestKeys.signing(algorithm);
        byte[] good = signer.sign(SIGNED);
        byte[] other = "header.payloae".getBytes(StandardCharsets.US_ASCII);

        assertThat(signer.verificationKey().verify(algorithm, ByteBuffer.wrap(other), good, corretto))
                .isFalse();
    }

    @Test
    void of_corretto_hasAllThatIsSigned() {
        SignatureProvider corretto = corretto();

        assertThat(Stream.of(JwsAlgorithm.values())
                        .map(corretto::of)
                        .map(Provider::getName)
                        .distinct())
                .containsExactly(CorrettoProvider.NAME);
    }

    @Test
    void auto_correttoOnTheClassPath_isThatButForHmac() {
        SignatureProvider named = corretto();

        assertThat(SignatureProvider.auto()).hasToString(named.toString());
        assertThat(SignatureProvider.auto().of(JwsAlgorithm.ES256)).isNotNull();
        assertThat(SignatureProvider.auto().of(JwsAlgorithm.HS256)).isNull();
    }

    @Test
    void auto_installsNothingForTheProcess() {
        SignatureProvider.auto();

        assertThat(Security.getProvider(CorrettoProvider.NAME)).isNull();
    }

    @Test
    void named_installedProvider_hasWhatItHas() {
        SignatureProvider sunEc = SignatureProvider.named("SunEC");

        assertThat(sunEc).hasToString("SunEC");
        assertThat(sunEc.of(JwsAlgorithm.ES256)).isNotNull();
        assertThat(sunEc.of(JwsAlgorithm.RS256)).isNull();
        assertThat(sunEc.of(JwsAlgorithm.HS256)).isNull();
    }

    @Test
    void named_unknownProvider_isRefusedWithThoseThatThereAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SignatureProvider.named("Sunny"))
                .withMessageStartingWith("is no provider that works here, there are ")
                .withMessageContaining("SunEC");
    }

    @Test
    void translated_keyThatTheProviderDoesNotKnow_staysAsItIs() {
        assertThat(SignatureProvider.translated(TestKeys.ED25519.getPublic(), Security.getProvider("SunRsaSign")))
                .isSameAs(TestKeys.ED25519.getPublic());
    }

    @Test
    void platform_isNobodyInParticular() {
        assertThat(Stream.of(JwsAlgorithm.values()).map(SignatureProvider.platform()::of))
                .containsOnlyNulls();
        assertThat(SignatureProvider.platform()).hasToString("the platform's own");
    }

    /** Of the right length all of them, so that the provider sees them. */
    private static Stream<byte[]> spoilt(byte[] good) {
        Random random = new Random(good.length);
        Stream<byte[]> flipped = IntStream.range(0, 20).mapToObj(i -> flipped(good, random.nextInt(good.length * 8)));
        Stream<byte[]> edges = List.of(
                filled(good, 0, good.length, 0),
                filled(good, 0, good.length, 0xFF),
                filled(good, 0, good.length / 2, 0),
                filled(good, good.length / 2, good.length, 0),
                filled(good, 0, good.length / 2, 0xFF),
                filled(good, good.length / 2, good.length, 0xFF))
                .stream();
        return Stream.concat(flipped, edges);
    }

    private static byte[] flipped(byte[] good, int bit) {
        byte[] bytes = good.clone();
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        return bytes;
    }

    private static byte[] filled(byte[] good, int from, int to, int value) {
        byte[] bytes = good.clone();
        Arrays.fill(bytes, from, to, (byte) value);
        return bytes;
    }
}
