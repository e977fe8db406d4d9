package dev.ostiary.key;

import dev.ostiary.encoding.Base64Url;
import dev.ostiary.encoding.StrictJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;

/** The thumbprint of a public key with SHA-256 (RFC 7638, section 3). */
final class Thumbprint {
    private static final String SHA_256 = "SHA-256";

    private Thumbprint() {}

    static String of(PublicKey key) {
        String json = StrictJson.write(PublicJwk.requiredMembers(key));
        try {
            byte[] hash = MessageDigest.getInstance(SHA_256).digest(json.getBytes(StandardCharsets.UTF_8));
            return Base64Url.encode(hash);
        } catch (NoSuchAlgorithmException e) {
            throw Jca.lacking(SHA_256, e);
        }
    }
}
