package dev.ostiary.key;

import java.security.Key;
import java.security.interfaces.RSAKey;

/** How many bytes a signature has: a single number for each key and algorithm. */
final class SignatureLength {
    private SignatureLength() {}

    static int of(JwsAlgorithm algorithm, Key key) {
        return switch (algorithm.family()) {
            case HMAC -> algorithm.hashBytes();
            case RSA -> (((RSAKey) key).getModulus().bitLength() + Byte.SIZE - 1) / Byte.SIZE;
            case EC -> 2 * EcCurve.of(algorithm).coordinateBytes();
            case OKP -> Ed25519.SIGNATURE_BYTES;
        };
    }
}
