package dev.ostiary.key;

import java.math.BigInteger;
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
import java.util.Set;

/** Ed25519 keys and their fixed encodings (RFC 8410, sections 4 and 7; RFC 8037, section 2). */
final class Ed25519 {
    static final String NAME = "Ed25519";
    static final int KEY_BYTES = 32;
    static final int SIGNATURE_BYTES = 64;

    private static final byte[] SPKI_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final byte[] PKCS8_PREFIX = HexFormat.of().parseHex("302e020100300506032b657004220420");

    /** The field's prime, {@code 2^255 - 19}; encodings of y from it on are not canonical (RFC 8032, section 5.1.3). */
    private static final BigInteger P = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));

    private static final BigInteger ORDER_8_Y =
            new BigInteger("05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826", 16);

    /** The y of all points whose order divides 8; those of order 8 have one y and its negative. */
    private static final Set<BigInteger> SMALL_ORDER_Y =
            Set.of(BigInteger.ZERO, BigInteger.ONE, P.subtract(BigInteger.ONE), ORDER_8_Y, P.subtract(ORDER_8_Y));

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

    /** Refuses Ed448, 32 bytes that are no point of the curve, and points for which anyone can sign. */
    static void require(EdECPublicKey key) {
        String curve = key.getParams().getName();
        if (!curve.equals(NAME)) {
            throw new IllegalArgumentException("" + curve + " is not supported, EdDSA here is Ed25519");
        }
        requireSafe(key.getPoint().getY());
        try {
            Signature.getInstance(NAME).initVerify(key);
        } catch (InvalidKeyException e) {
            throw new IllegalArgumentException("the Ed25519 point is not on the curve");
        } catch (NoSuchAlgorithmException e) {
            throw Jca.lacking(NAME, e);
        }
    }

    private static void requireSafe(BigInteger y) {
        if (y.compareTo(P) >= 0) {
            throw new IllegalArgumentException("the Ed25519 point is not encoded canonically");
        }
        if (SMALL_ORDER_Y.contains(y)) {
            throw new IllegalArgumentException("the Ed25519 point is of small order, so anyone can sign for it");
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
