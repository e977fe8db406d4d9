package dev.ostiary.key;

import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;

/** Ed25519 keys and their fixed encodings (RFC 8410, sections 4 and 7; RFC 8037, section 2). */
final class Ed25519 {
    static final String NAME = "Ed25519";
    static final int KEY_BYTES = 32;
    static final int SIGNATURE_BYTES = 64;

    private static final byte[] SPKI_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final byte[] PKCS8_PREFIX = HexFormat.of().parseHex("302e020100300506032b657004220420");

    private Ed25519() {}

    /** The public key as {@code x} has it: the end of its SPKI form. */
    static byte[] x(PublicKey key) {
        byte[] spki = key.getEncoded();
        return Arrays.copyOfRange(spki, spki.length - KEY_BYTES, spki.length);
    }

    static PublicKey publicKey(byte[] x) {
        return Jca.publicKey(NAME, new X509EncodedKeySpec(join(SPKI_PREFIX, x)));
    }

    static PrivateKey privateKey(byte[] seed) {
        return Jca.privateKey(NAME, new PKCS8EncodedKeySpec(join(PKCS8_PREFIX, seed)));
    }

    /** Refuses Ed448, and 32 bytes that are no point of the curve. */
    static void require(EdECPublicKey key) {
        String curve = key.getParams().getName();
        if (!curve.equals(NAME)) {
            throw new IllegalArgumentException("" + curve + " is not supported, EdDSA here is Ed25519");
        }
        try {
            Signature.getInstance(NAME).initVerify(key);
        } catch (InvalidKeyException e) {
            throw new IllegalArgumentException("the Ed25519 point is not on the curve");
        } catch (NoSuchAlgorithmException e) {
            throw Jca.lacking(NAME, e);
        }
    }

    /**
     * The public key that belongs to a seed.
     *
     * <p>The platform derives it only while generating a pair, so it is given the seed for its random bytes. Callers
     * check that the pair signs and verifies.
     */
    static PublicKey derivePublicKey(byte[] seed) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(NAME);
            generator.initialize(NamedParameterSpec.ED25519, new FixedBytes(seed));
            KeyPair pair = generator.generateKeyPair();
            return pair.getPublic();
        } catch (GeneralSecurityException e) {
            throw Jca.lacking(NAME, e);
        }
    }

    private static byte[] join(byte[] prefix, byte[] key) {
        byte[] joined = Arrays.copyOf(prefix, prefix.length + key.length);
        System.arraycopy(key, 0, joined, prefix.length, key.length);
        return joined;
    }

    private static final class FixedBytes extends SecureRandom {
        private static final long serialVersionUID = 1L;

        private final byte[] seed;

        FixedBytes(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            System.arraycopy(seed, 0, bytes, 0, bytes.length);
        }
    }
}
