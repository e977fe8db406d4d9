package dev.ostiary.benchmarks.server;

import dev.ostiary.encoding.Base64Url;
import dev.ostiary.key.JwsAlgorithm;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * What every guard demands of a token.
 *
 * @param algorithm HS256, RS256 or ES256
 * @param encodedKey the secret, or the public key as SPKI, in base64url
 */
record Verification(JwsAlgorithm algorithm, String encodedKey) {

    SecretKey secret() {
        return new SecretKeySpec(bytes(), "HmacSHA256");
    }

    PublicKey publicKey() {
        try {
            return KeyFactory.getInstance(algorithm == JwsAlgorithm.RS256 ? "RSA" : "EC")
                    .generatePublic(new X509EncodedKeySpec(bytes()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a key that was generated here cannot be read", e);
        }
    }

    String pem() {
        String body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(bytes());
        return "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n";
    }

    private byte[] bytes() {
        return Base64Url.decode(encodedKey).orElseThrow();
    }

    /** Shows no key. */
    @Override
    public String toString() {
        return "Verification[" + algorithm + "]";
    }
}
