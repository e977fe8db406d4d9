package dev.ostiary.key;

import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.util.Optional;
import java.util.Set;
import javax.crypto.SecretKey;

/**
 * A key that signs with one algorithm, together with the key that verifies its signatures.
 *
 * <p>Immutable and thread-safe; {@code toString} shows no part of the key. Keys are compared by identity.
 */
public final class SigningKey {
    private static final byte[] PROBE = "does the pair match?".getBytes(StandardCharsets.US_ASCII);

    private final Key key;
    private final VerificationKey verificationKey;
    private final JwsAlgorithm algorithm;

    private SigningKey(Key key, VerificationKey verificationKey, JwsAlgorithm algorithm) {
        this.key = key;
        this.verificationKey = verificationKey;
        this.algorithm = algorithm;
    }

    /**
     * Takes a key pair of the Java platform, for example from a key store.
     *
     * @param pair the pair; its public key must be one that {@link VerificationKey#of} takes
     * @param algorithm the algorithm to sign with
     * @return a key without a {@code kid}
     * @throws IllegalArgumentException if the algorithm does not fit, the public key is refused, or the two keys do not
     *     belong together
     */
    public static SigningKey of(KeyPair pair, JwsAlgorithm algorithm) {
        VerificationKey verificationKey = VerificationKey.of(pair.getPublic()).restrictedTo(Set.of(algorithm));
        if (!belongTogether(pair, algorithm)) {
            throw new IllegalArgumentException("pair: the private key and the public key do not belong together");
        }
        return new SigningKey(pair.getPrivate(), verificationKey, algorithm);
    }

    /** Tries the pair out; the public key must fit the algorithm. A key whose numbers contradict each other cannot sign. */
    static boolean belongTogether(KeyPair pair, JwsAlgorithm algorithm) {
        if (!pair.getPrivate().getAlgorithm().equals(pair.getPublic().getAlgorithm())) {
            return false;
        }
        try {
            byte[] signature = Jjwt.sign(algorithm, pair.getPrivate(), PROBE);
            return VerificationKey.of(pair.getPublic()).verify(algorithm, PROBE, signature);
        } catch (IllegalStateException cannotSign) {
            return false;
        }
    }

    static SigningKey ofSecret(SecretKey key, VerificationKey verificationKey, JwsAlgorithm algorithm) {
        return new SigningKey(key, verificationKey, algorithm);
    }

    /**
     * The id to put into the header of tokens (RFC 7515, section 4.1.4).
     *
     * @return empty where the key has none
     */
    public Optional<String> keyId() {
        return verificationKey.keyId();
    }

    /**
     * The algorithm that this key signs with.
     *
     * @return the algorithm
     */
    public JwsAlgorithm algorithm() {
        return algorithm;
    }

    /**
     * Signs.
     *
     * @param signingInput header, dot and payload, encoded (RFC 7515, section 5.1)
     * @return the signature, in the form that JWS has for the algorithm
     * @throws IllegalStateException if the platform's cryptographic provider fails
     */
    public byte[] sign(byte[] signingInput) {
        return Jjwt.sign(algorithm, key, signingInput);
    }

    /**
     * The key that verifies what this one signs, restricted to the same algorithm and with the same {@code kid}.
     *
     * @return the key; for HMAC it holds the same secret
     */
    public VerificationKey verificationKey() {
        return verificationKey;
    }

    /**
     * The same key under an id.
     *
     * @param newKeyId at most 256 characters; not derived from a secret
     * @return a new key
     * @throws IllegalArgumentException if the id is longer
     */
    public SigningKey withKeyId(String newKeyId) {
        return new SigningKey(key, verificationKey.withKeyId(newKeyId), algorithm);
    }

    /** A secret derived from this one, for the same algorithm and under the same id. */
    SigningKey derived(String label) {
        return new SigningKey(
                VerificationKey.derived((SecretKey) key, label), verificationKey.derived(label), algorithm);
    }

    /** Shows the algorithm only. */
    @Override
    public String toString() {
        return "SigningKey[" + algorithm + "]";
    }

    /** The secret itself, or the private key in PKCS#8 form; empty for a key that does not leave its device. */
    Optional<byte[]> material() {
        return Optional.ofNullable(key.getEncoded());
    }

    /** The private key in PKCS#8 form; empty for a secret and for a key that does not leave its device. */
    Optional<byte[]> pkcs8() {
        return key instanceof PrivateKey ? Optional.ofNullable(key.getEncoded()) : Optional.empty();
    }
}
