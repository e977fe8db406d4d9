package dev.ostiary.issue;

import dev.ostiary.encoding.Base64Url;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Seals any header and payload with the platform's own AES-GCM, as another library might. */
record SealedToken(String header, String payload) {
    static final byte[] KEY = counting(32);
    private static final byte[] IV = counting(12);

    static SealedToken valid(long expiry) {
        return new SealedToken(
                "{\"alg\":\"dir\",\"enc\":\"A256GCM\",\"typ\":\"sealed+jwt\",\"kid\":\"k1\"}",
                "{\"exp\":" + expiry + ",\"purpose\":\"session\",\"user\":\"u1\"}");
    }

    SealedToken withHeader(String json) {
        return new SealedToken(json, payload);
    }

    SealedToken withPayload(String json) {
        return new SealedToken(header, json);
    }

    String text() {
        String first = Base64Url.encode(header.getBytes(StandardCharsets.UTF_8));
        byte[] sealed = encrypted(first);
        int tagStart = sealed.length - 16;
        return first + ".." + Base64Url.encode(IV) + "." + Base64Url.encode(Arrays.copyOf(sealed, tagStart)) + "."
                + Base64Url.encode(Arrays.copyOfRange(sealed, tagStart, sealed.length));
    }

    private byte[] encrypted(String associatedData) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(KEY, "AES"), new GCMParameterSpec(128, IV));
            cipher.updateAAD(associatedData.getBytes(StandardCharsets.US_ASCII));
            return cipher.doFinal(payload.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] counting(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }
}
