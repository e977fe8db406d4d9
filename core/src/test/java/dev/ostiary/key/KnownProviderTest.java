package dev.ostiary.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.Provider;
import java.security.Security;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KnownProviderTest {
    @ParameterizedTest
    @EnumSource
    void find_onTheClassPath_isTheOneOfItsName(KnownProvider known) {
        Providers.assumeWorks(known);

        assertThat(known.find()).map(Provider::getName).contains(known.providerName());
        assertThat(KnownProvider.named(known.providerName())).contains(known);
    }

    @ParameterizedTest
    @EnumSource
    void find_installsNothing(KnownProvider known) {
        known.find();

        assertThat(Security.getProvider(known.providerName())).isNull();
    }

    /** RFC 7515, appendices A.2 and A.3, and RFC 8037, appendix A.4. */
    static Stream<Arguments> publishedTokens() {
        return Stream.of(KnownProvider.values())
                .flatMap(known -> Stream.of(
                        Arguments.of(known, JwsAlgorithm.RS256, RfcVectors.A2_JWK, RfcVectors.A2_TOKEN),
                        Arguments.of(known, JwsAlgorithm.ES256, RfcVectors.A3_JWK, RfcVectors.A3_TOKEN),
                        Arguments.of(known, JwsAlgorithm.EDDSA, RfcVectors.OKP_JWK, RfcVectors.OKP_TOKEN)));
    }

    @ParameterizedTest
    @MethodSource("publishedTokens")
    void verify_whatAnRfcPublishes_isRightByAnyProvider(
            KnownProvider known, JwsAlgorithm algorithm, String jwk, String token) {
        SignatureProvider provider = Providers.named(known);
        int end = token.lastIndexOf('.');
        ByteBuffer signed = ByteBuffer.wrap(token.substring(0, end).getBytes(StandardCharsets.US_ASCII));
        byte[] signature = Base64.getUrlDecoder().decode(token.substring(end + 1));

        VerificationKey key = Keys.parsePublic(jwk).keys().get(0);

        assertThat(key.verify(algorithm, signed, signature, provider)).isTrue();
    }

    @Test
    void find_bouncyCastle_worksOnEveryPlatform() {
        assertThat(KnownProvider.BOUNCY_CASTLE.find()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.78", "1.78.1", "1.87", "1.100", "2.73.6", "2.73.10", "3.0"})
    void isRecent_sinceEd25519ComesToAnEnd_isSo(String version) {
        assertThat(KnownProvider.isRecent(version)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.77", "1.8", "1.70.1", "2.73.5", "2.73", "2.9", "", "new"})
    void isRecent_beforeOrUnknown_isNot(String version) {
        assertThat(KnownProvider.isRecent(version)).isFalse();
    }

    @Test
    void isGivenBy_thePlatform_isSo() {
        assertThat(KnownAnswer.isGivenBy(Security.getProvider("SunEC"))).isTrue();
    }

    @Test
    void isGivenBy_providerWithoutEcdsa_isNot() {
        assertThat(KnownAnswer.isGivenBy(Security.getProvider("SunRsaSign"))).isFalse();
    }

    @Test
    void isGivenBy_providerThatAcceptsAll_isNot() {
        assertThat(KnownAnswer.isGivenBy(new CredulousProvider())).isFalse();
    }
}
