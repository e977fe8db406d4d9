package dev.ostiary.key;

import dev.ostiary.encoding.Base64Url;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * A secret that signs and verifies with HMAC. Immutable and thread-safe; {@code toString} shows no part of it.
 *
 * <p>Secrets that cannot be random are refused, but no test proves that one is: make secrets with
 * {@link Keys#generateSecret}.
 */
public final class HmacSecret {
    private static final String ENCODED_PREFIX = "base64url:";

    private final byte[] secret;

    private HmacSecret(byte[] secret) {
        this.secret = secret;
    }

    /**
     * Reads a secret as settings spell it.
     *
     * @param text either {@code base64url:} and the encoded bytes without padding (RFC 4648, section 5), or any other
     *     text, whose UTF-8 bytes are the secret
     * @return the secret
     * @throws IllegalArgumentException if the encoding is not canonical, if the prefix is in another case or {@code base64:},
     *     if the text stands in quotes, begins with a byte order mark, is a key in PEM, JSON or DER or the place of a file, if it
     *     has half of a surrogate pair, which UTF-8 lacks, or as {@link #ofBytes} says
     */
    public static HmacSecret ofText(String text) {
        if (!text.startsWith(ENCODED_PREFIX)) {
            return ofPlainText(text);
        }
        String encoded = text.substring(ENCODED_PREFIX.length());
        return ofBytes(Base64Url.decode(encoded)
                .orElseThrow(() -> new IllegalArgumentException(
                        "secret: what follows 'base64url:' is not canonical base64url without padding"
                                + KeyWords.ofEncoding(encoded))));
    }

    /**
     * Takes a secret's bytes.
     *
     * @param bytes 32 to 4,096 bytes; copied
     * @return the secret
     * @throws IllegalArgumentException if there are fewer than 32 bytes or more than 4,096, fewer than 8 different ones, or if the whole is
     *     a shorter block repeated
     */
    public static HmacSecret ofBytes(byte[] bytes) {
        byte[] copy = bytes.clone();
        SecretStrength.require(copy);
        return new HmacSecret(copy);
    }

    /**
     * The key that verifies what this secret signs.
     *
     * @return a key for HS256, also for HS384 from 48 bytes on and for HS512 from 64 bytes on, without a {@code kid}
     */
    public VerificationKey verificationKey() {
        return VerificationKey.ofSecret(key(), algorithms());
    }

    /**
     * The key that signs with this secret.
     *
     * @param algorithm one of the HMAC algorithms
     * @return a key without a {@code kid}
     * @throws IllegalArgumentException if the algorithm is none of HMAC's, or needs a longer secret (RFC 7518, section
     *     3.2)
     */
    public SigningKey signingKey(JwsAlgorithm algorithm) {
        if (algorithm.family() != KeyFamily.HMAC) {
            throw new IllegalArgumentException(
                    "algorithm: " + algorithm + " does not sign with a secret, expected HS256, HS384 or HS512");
        }
        if (secret.length < algorithm.hashBytes()) {
            throw new IllegalArgumentException("secret: " + algorithm + " needs at least " + algorithm.hashBytes()
                    + " bytes, this one has " + secret.length);
        }
        return SigningKey.ofSecret(key(), verificationKey().restrictedTo(Set.of(algorithm)), algorithm);
    }

    /** Shows the length only. */
    @Override
    public String toString() {
        return "HmacSecret[" + secret.length + " bytes]";
    }

    /** The spelling that {@link #ofText} reads. */
    String text() {
        return ENCODED_PREFIX + Base64Url.encode(secret);
    }

    private static HmacSecret ofPlainText(String text) {
        if (text.regionMatches(true, 0, ENCODED_PREFIX, 0, ENCODED_PREFIX.length())) {
            throw new IllegalArgumentException("secret: the prefix is written 'base64url:', in lower case");
        }
        SecretWords.requirePlain(text);
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException("secret: half of a surrogate pair, which has no form in UTF-8");
        }
        return ofBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** In capitals, as JJWT compares it: it would convert another spelling at each use. */
    private SecretKey key() {
        return new SecretKeySpec(secret, "HMACSHA256");
    }

    private Set<JwsAlgorithm> algorithms() {
        EnumSet<JwsAlgorithm> fitting = EnumSet.of(JwsAlgorithm.HS256, JwsAlgorithm.HS384, JwsAlgorithm.HS512);
        fitting.removeIf(algorithm -> secret.length < algorithm.hashBytes());
        return Collections.unmodifiableSet(fitting);
    }
}
