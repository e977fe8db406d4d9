package dev.ostiary.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SignatureProviderTest {
    private static final byte[] SIGNED = "header.payload".getBytes(StandardCharsets.US_ASCII);

    private static SignatureProvider corretto() {
        return Providers.named(KnownProvider.CORRETTO);
    }

    /** Each provider with all that it has, of whatever use that is. */
    static Stream<Arguments> providersAndAlgorithms() {
        return Stream.of(KnownProvider.values())
                .flatMap(known -> Stream.of(JwsAlgorithm.values()).map(algorithm -> Arguments.of(known, algorithm)));
    }

    private static boolean verify(VerificationKey key, JwsAlgorithm algorithm, byte[] signature, SignatureProvider by) {
        return key.verify(algorithm, ByteBuffer.wrap(SIGNED), signature, by);
    }

    @ParameterizedTest
    @MethodSource("providersAndAlgorithms")
    void verify_byAnotherProvider_saysTheSame(KnownProvider known, JwsAlgorithm algorithm) {
        SignatureProvider provider = Providers.named(known);
        SigningKey signer = TestKeys.signing(algorithm);
        VerificationKey key = signer.verificationKey();
        byte[] good = signer.sign(SIGNED);

        assertThat(verify(key, algorithm, good, provider)).isTrue();
        assertThat(spoilt(good)
                        .filter(signature -> verify(key, algorithm, signature, provider)
                                != key.verify(algorithm, SIGNED, signature)))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("providersAndAlgorithms")
    void verify_otherText_isWrongByAnyProvider(KnownProvider known, JwsAlgorithm algorithm) {
        SignatureProvider provider = Providers.named(known);
        SigningKey signer = TestKeys.signing(algorithm);
        byte[] good = signer.sign(SIGNED);
        byte[] other = "header.payloae".getBytes(StandardCharsets.US_ASCII);

        assertThat(signer.verificationKey().verify(algorithm, ByteBuffer.wrap(other), good, provider))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void verify_oddNumbersOfEcdsa_saysTheSame(KnownProvider known) {
        SignatureProvider provider = Providers.named(known);
        SigningKey signer = TestKeys.signing(JwsAlgorithm.ES256);
        VerificationKey key = signer.verificationKey();

        assertThat(CraftedSignatures.ofP256(signer.sign(SIGNED))
                        .filter(signature -> verify(key, JwsAlgorithm.ES256, signature, provider)
                                != key.verify(JwsAlgorithm.ES256, SIGNED, signature)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void verify_ed25519BeyondTheOrder_isWrongByAnyProvider(KnownProvider known) {
        SignatureProvider provider = Providers.named(known); // of which Conscrypt leaves it to the platform
        byte[] beyond = CraftedSignatures.beyondTheOrder(
                TestKeys.signing(JwsAlgorithm.EDDSA).sign(SIGNED));
        VerificationKey key = VerificationKey.of(TestKeys.ED25519.getPublic());

        assertThat(verify(key, JwsAlgorithm.EDDSA, beyond, provider)).isFalse();
        assertThat(key.verify(JwsAlgorithm.EDDSA, SIGNED, beyond)).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void verify_lengthThatIsNone_isWrongByAnyProvider(KnownProvider known) {
        SignatureProvider provider = Providers.named(known);
        SigningKey signer = TestKeys.signing(JwsAlgorithm.ES256);
        byte[] good = signer.sign(SIGNED);

        assertThat(IntStream.of(0, 1, 63, 65, 72, 128).mapToObj(length -> Arrays.copyOf(good, length)))
                .noneMatch(signature -> verify(signer.verificationKey(), JwsAlgorithm.ES256, signature, provider));
    }

    @Test
    void of_corretto_hasAllThatIsSigned() {
        SignatureProvider corretto = corretto();

        assertThat(Stream.of(JwsAlgorithm.values())
                        .map(corretto::of)
                        .map(Provider::getName)
                        .distinct())
                .containsExactly(KnownProvider.CORRETTO.providerName());
    }

    @Test
    void auto_correttoOnTheClassPath_isThatButForHmac() {
        SignatureProvider named = corretto();

        assertThat(SignatureProvider.auto()).hasToString(named.toString());
        assertThat(SignatureProvider.auto().of(JwsAlgorithm.ES256)).isNotNull();
        assertThat(SignatureProvider.auto().of(JwsAlgorithm.HS256)).isNull();
    }

    @Test
    void fastest_ofAll_isTheFirstThatGainsTime() {
        FastestProvider fastest = new FastestProvider();
        String first = Stream.of(KnownProvider.values())
                .filter(known -> known.find().isPresent())
                .findFirst()
                .orElseThrow()
                .providerName();

        assertThat(fastest.of(JwsAlgorithm.ES256)).map(Provider::getName).contains(first);
        assertThat(fastest.of(JwsAlgorithm.ES256)).isEqualTo(fastest.of(JwsAlgorithm.ES384));
        assertThat(fastest.of(JwsAlgorithm.HS256)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"CORRETTO,true,true,true", "CONSCRYPT,true,true,false", "BOUNCY_CASTLE,false,true,false"})
    void isFasterFor_each_isWhatWasMeasured(KnownProvider known, boolean rsa, boolean ec, boolean okp) {
        assertThat(known.isFasterFor(KeyFamily.RSA)).isEqualTo(rsa);
        assertThat(known.isFasterFor(KeyFamily.EC)).isEqualTo(ec);
        assertThat(known.isFasterFor(KeyFamily.OKP)).isEqualTo(okp);
        assertThat(known.isFasterFor(KeyFamily.HMAC)).isFalse();
    }

    @Test
    void of_conscrypt_leavesWhatItHasUnderOtherNames() {
        SignatureProvider conscrypt = Providers.named(KnownProvider.CONSCRYPT);

        assertThat(conscrypt.of(JwsAlgorithm.RS256)).isNotNull();
        assertThat(conscrypt.of(JwsAlgorithm.PS256)).isNull();
        assertThat(conscrypt.of(JwsAlgorithm.EDDSA)).isNull();
    }

    @Test
    void auto_installsNothingForTheProcess() {
        SignatureProvider.auto().of(JwsAlgorithm.ES256);

        assertThat(Security.getProvider(KnownProvider.CORRETTO.providerName())).isNull();
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
