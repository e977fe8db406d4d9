package dev.ostiary.key;

import java.nio.ByteBuffer;
import java.security.Key;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.interfaces.EdECPublicKey;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A key that verifies signatures, bound to the algorithms it may be used with (RFC 8725, section 3.1).
 *
 * <p>Immutable, but for what it remembers for cryptographic providers, and thread-safe; {@code toString} shows no part of the key. Keys are compared by identity.
 */
public final class VerificationKey {
    private static final int MAX_KEY_ID_LENGTH = 256;

    private final Key key;
    private final Set<JwsAlgorithm> algorithms;
    private final Set<JwsAlgorithm> usualAlgorithms;
    private final @Nullable String keyId;
    private final @Nullable Provider prepared;
    private volatile @Nullable Translated translated;

    /** The key as one provider has it. */
    private record Translated(Provider provider, Key key) {}

    private VerificationKey(Key key, Set<JwsAlgorithm> algorithms, @Nullable String keyId) {
        this.key = key;
        this.algorithms = algorithms;
        this.usualAlgorithms = usual(algorithms);
        this.keyId = keyId;
        this.prepared = prepared(key);
    }

    private static Set<JwsAlgorithm> usual(Set<JwsAlgorithm> algorithms) {
        EnumSet<JwsAlgorithm> usual = EnumSet.copyOf(algorithms);
        usual.retainAll(JwsAlgorithm.defaults());
        return usual.isEmpty() ? algorithms : Collections.unmodifiableSet(usual);
    }

    // The platform reads an Ed25519 key in a fifteenth of the time of a check, and other kinds in next to none.
    private static @Nullable Provider prepared(Key key) {
        return key instanceof EdECPublicKey edKey
                ? new PreparedProvider(SignatureProvider.jcaName(JwsAlgorithm.EDDSA), edKey)
                : null;
    }

    /**
     * Takes a public key of the Java platform.
     *
     * @param key an RSA key of 2,048 to 16,384 bits, an EC key on P-256, P-384 or P-521, or an Ed25519 key
     * @return a key for every algorithm that fits its type and curve, without a {@code kid}
     * @throws IllegalArgumentException if the key is weak, malformed, of another kind, or a private key
     */
    public static VerificationKey of(PublicKey key) {
        if (key instanceof PrivateKey) {
            throw new IllegalArgumentException("is a private key, expected the public key that belongs to it");
        }
        return new VerificationKey(key, PublicKeyCheck.algorithmsOf(key), null);
    }

    /** A secret derived from this one, for the same algorithms and under the same id. */
    VerificationKey derived(String label) {
        return new VerificationKey(derived((SecretKey) key, label), algorithms, keyId);
    }

    /** As long as any algorithm asks for; in capitals, as JJWT compares it. */
    static SecretKey derived(SecretKey secret, String label) {
        return new SecretKeySpec(
                Hkdf.derive(secret.getEncoded(), label, JwsAlgorithm.HS512.hashBytes()), "HMACSHA256");
    }

    static VerificationKey ofSecret(SecretKey key, Set<JwsAlgorithm> algorithms) {
        return new VerificationKey(key, algorithms, null);
    }

    /**
     * The id by which tokens name this key (RFC 7517, section 4.5).
     *
     * @return empty where it has none
     */
    public Optional<String> keyId() {
        return Optional.ofNullable(keyId);
    }

    /**
     * The kind of key.
     *
     * @return the family, the same for all its algorithms
     */
    public KeyFamily family() {
        return algorithms.iterator().next().family();
    }

    /**
     * What this key may verify: by its type, curve and length, narrowed by {@code alg} where it came from a JWK.
     *
     * @return unmodifiable, never empty
     */
    public Set<JwsAlgorithm> algorithms() {
        return algorithms;
    }

    /** Those that are among the defaults, or all where none is: a key that is bound to an unusual one says so itself. */
    Set<JwsAlgorithm> usualAlgorithms() {
        return usualAlgorithms;
    }

    /**
     * Checks a signature.
     *
     * <p>No content of the last two arguments makes this throw: a signature that is empty, of the wrong length or in
     * another format is simply wrong. Time taken does not tell how much of an HMAC was right.
     *
     * @param algorithm the algorithm that the token names
     * @param signingInput the signed bytes: header, dot and payload as they were sent (RFC 7515, section 5.2)
     * @param signature the decoded signature
     * @return {@code false} too when the algorithm is not among {@link #algorithms()}
     * @throws IllegalStateException if the platform's cryptographic provider fails for a reason other than the signature
     */
    public boolean verify(JwsAlgorithm algorithm, byte[] signingInput, byte[] signature) {
        return verify(algorithm, ByteBuffer.wrap(signingInput), signature, SignatureProvider.platform());
    }

    /**
     * Checks a signature by the implementation of a certain provider.
     *
     * @param algorithm the algorithm that the token names
     * @param signingInput the signed bytes, from its position to its limit; left as it is
     * @param signature the decoded signature
     * @param checkedBy whose implementation; the answer is the same
     * @return as {@link #verify(JwsAlgorithm, byte[], byte[])}
     * @throws IllegalStateException if the provider fails for a reason other than the signature
     */
    public boolean verify(
            JwsAlgorithm algorithm, ByteBuffer signingInput, byte[] signature, SignatureProvider checkedBy) {
        // The length is settled before JJWT sees it: JJWT can be told to take ECDSA signatures in DER form.
        if (!algorithms.contains(algorithm) || signature.length != SignatureLength.of(algorithm, key)) {
            return false;
        }
        Provider provider = checkedBy.of(algorithm);
        return provider == null
                ? Jjwt.verify(algorithm, key, signingInput, signature, prepared)
                : Jjwt.verify(algorithm, keyOf(provider), signingInput, signature, provider);
    }

    @SuppressWarnings("ReferenceEquality") // a provider is a table of thousands of entries, and equals compares them
    private Key keyOf(Provider provider) {
        Translated known = translated;
        if (known == null || known.provider() != provider) {
            known = new Translated(provider, SignatureProvider.translated(key, provider));
            translated = known;
        }
        return known.key();
    }

    /**
     * The same key under an id.
     *
     * @param newKeyId at most 256 characters
     * @return a new key
     * @throws IllegalArgumentException if the id is longer
     */
    public VerificationKey withKeyId(String newKeyId) {
        if (newKeyId.length() > MAX_KEY_ID_LENGTH) {
            throw new IllegalArgumentException("kid: longer than 256 characters");
        }
        return new VerificationKey(key, algorithms, newKeyId);
    }

    /**
     * The same key for fewer algorithms.
     *
     * @param allowed the algorithms to keep; those the key does not support are left out
     * @return a new key
     * @throws IllegalArgumentException if none would be left
     */
    public VerificationKey restrictedTo(Set<JwsAlgorithm> allowed) {
        EnumSet<JwsAlgorithm> kept = EnumSet.copyOf(algorithms);
        kept.retainAll(allowed);
        if (kept.isEmpty()) {
            throw new IllegalArgumentException(
                    "algorithm: this key supports " + algorithms + " and none of " + new TreeSet<>(allowed));
        }
        return new VerificationKey(key, Collections.unmodifiableSet(kept), keyId);
    }

    /** Shows family and algorithms only. */
    @Override
    public String toString() {
        return "VerificationKey[" + family() + " " + algorithms + "]";
    }

    /** The public key; empty for a secret, which has none. */
    Optional<PublicKey> publicKey() {
        return key instanceof PublicKey publicKey ? Optional.of(publicKey) : Optional.empty();
    }
}
