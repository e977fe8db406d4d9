package dev.ostiary.key;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.KeySpec;

/** The platform's key factories, with failures told apart: a bad key, or a platform that lacks the algorithm. */
final class Jca {
    private Jca() {}

    static PublicKey publicKey(String algorithm, KeySpec spec) {
        try {
            return factory(algorithm).generatePublic(spec);
        } catch (InvalidKeySpecException e) {
            throw new IllegalArgumentException("not a well-formed " + algorithm + " public key");
        }
    }

    /** The cause is left out: it may quote the key. */
    static PrivateKey privateKey(String algorithm, KeySpec spec) {
        try {
            return factory(algorithm).generatePrivate(spec);
        } catch (InvalidKeySpecException e) {
            throw new IllegalArgumentException("not a well-formed " + algorithm + " private key");
        }
    }

    static IllegalStateException lacking(String algorithm, GeneralSecurityException cause) {
        return new IllegalStateException("the Java platform lacks " + algorithm, cause);
    }

    private static KeyFactory factory(String algorithm) {
        try {
            return KeyFactory.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw lacking(algorithm, e);
        }
    }
}
