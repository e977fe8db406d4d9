package dev.ostiary.key;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;

/** Makes key pairs. */
final class KeyPairs {
    private static final int RSA_BITS = 2048;

    private KeyPairs() {}

    static KeyPair generate(JwsAlgorithm algorithm) {
        return switch (algorithm.family()) {
            case HMAC ->
                throw new IllegalArgumentException(
                        "algorithm: " + algorithm + " has no key pair, use Keys.generateSecret");
            case RSA -> generate("RSA", new RSAKeyGenParameterSpec(RSA_BITS, RSAKeyGenParameterSpec.F4));
            case EC -> generate("EC", EcCurve.of(algorithm).parameters());
            case OKP -> generate(Ed25519.NAME, NamedParameterSpec.ED25519);
        };
    }

    private static KeyPair generate(String name, AlgorithmParameterSpec parameters) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(name);
            generator.initialize(parameters);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw Jca.lacking(name, e);
        }
    }
}
