package dev.ostiary.key;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.EnumMap;
import java.util.Map;

/** Keys that were made when the tests started. */
final class TestKeys {
    static final KeyPair RSA = pair("RSA", 2048);
    static final KeyPair OTHER_RSA = pair("RSA", 2048);
    static final KeyPair P256 = ec("secp256r1");
    static final KeyPair P384 = ec("secp384r1");
    static final KeyPair P521 = ec("secp521r1");
    static final KeyPair ED25519 = pair("Ed25519", 255);

    private static final Map<JwsAlgorithm, KeyPair> PAIRS = new EnumMap<>(Map.of(
            JwsAlgorithm.ES256, P256, JwsAlgorithm.ES384, P384, JwsAlgorithm.ES512, P521, JwsAlgorithm.EDDSA, ED25519));

    private TestKeys() {}

    static SigningKey signing(JwsAlgorithm algorithm) {
        return algorithm.family() == KeyFamily.HMAC
                ? secret(64).signingKey(algorithm)
                : SigningKey.of(pairFor(algorithm), algorithm);
    }

    static KeyPair pairFor(JwsAlgorithm algorithm) {
        return PAIRS.getOrDefault(algorithm, RSA);
    }

    static HmacSecret secret(int length) {
        return HmacSecret.ofBytes(countingBytes(length));
    }

    static byte[] countingBytes(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }

    static KeyPair pair(String algorithm, int size) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            generator.initialize(size);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static KeyPair ec(String curve) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
