package dev.ostiary.key;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What we sign verifies elsewhere, and the reverse: Nimbus for all but EdDSA, the Java platform for that. */
class InteroperabilityTest {
    private static final byte[] INPUT = "header.payload".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SECRET = TestKeys.countingBytes(64);

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "EDDSA")
    void sign_here_verifiesInNimbus(JwsAlgorithm algorithm) throws JOSEException {
        byte[] signature = TestKeys.signing(algorithm).sign(INPUT);

        assertThat(nimbusVerifier(algorithm).verify(header(algorithm), INPUT, Base64URL.encode(signature)))
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "EDDSA")
    void sign_inNimbus_verifiesHere(JwsAlgorithm algorithm) throws JOSEException {
        Base64URL signature = nimbusSigner(algorithm).sign(header(algorithm), INPUT);

        assertThat(TestKeys.signing(algorithm).verificationKey().verify(algorithm, INPUT, signature.decode()))
                .isTrue();
    }

    @Test
    void sign_ed25519Here_verifiesOnThePlatform() throws GeneralSecurityException {
        Signature platform = Signature.getInstance("Ed25519");
        platform.initVerify(TestKeys.ED25519.getPublic());
        platform.update(INPUT);

        assertThat(platform.verify(TestKeys.signing(JwsAlgorithm.EDDSA).sign(INPUT)))
                .isTrue();
    }

    @Test
    void sign_ed25519OnThePlatform_verifiesHere() throws GeneralSecurityException {
        Signature platform = Signature.getInstance("Ed25519");
        platform.initSign(TestKeys.ED25519.getPrivate());
        platform.update(INPUT);

        VerificationKey key = VerificationKey.of(TestKeys.ED25519.getPublic());

        assertThat(key.verify(JwsAlgorithm.EDDSA, INPUT, platform.sign())).isTrue();
    }

    @Test
    void toJwkSet_everyKind_isReadByNimbus() throws ParseException {
        List<VerificationKey> keys = List.of(
                Keys.generate(JwsAlgorithm.RS256).verificationKey(),
                Keys.generate(JwsAlgorithm.ES256).verificationKey(),
                Keys.generate(JwsAlgorithm.ES512).verificationKey(),
                Keys.generate(JwsAlgorithm.EDDSA).verificationKey());

        JWKSet theirs = JWKSet.parse(Keys.toJwkSet(keys));

        assertThat(theirs.getKeys())
                .extracting(key -> key.getKeyID())
                .containsExactlyElementsOf(
                        keys.stream().map(key -> key.keyId().orElseThrow()).toList());
        assertThat(theirs.containsNonPublicKeys()).isFalse();
    }

    private static JWSHeader header(JwsAlgorithm algorithm) {
        return new JWSHeader(JWSAlgorithm.parse(algorithm.headerName()));
    }

    private static JWSSigner nimbusSigner(JwsAlgorithm algorithm) throws JOSEException {
        KeyPair pair = TestKeys.pairFor(algorithm);
        return switch (algorithm.family()) {
            case HMAC -> new MACSigner(SECRET);
            case RSA -> new RSASSASigner(pair.getPrivate());
            case EC -> new ECDSASigner((ECPrivateKey) pair.getPrivate());
            case OKP -> throw new AssertionError();
        };
    }

    private static JWSVerifier nimbusVerifier(JwsAlgorithm algorithm) throws JOSEException {
        KeyPair pair = TestKeys.pairFor(algorithm);
        return switch (algorithm.family()) {
            case HMAC -> new MACVerifier(SECRET);
            case RSA -> new RSASSAVerifier((RSAPublicKey) pair.getPublic());
            case EC -> new ECDSAVerifier((ECPublicKey) pair.getPublic());
            case OKP -> throw new AssertionError();
        };
    }
}
