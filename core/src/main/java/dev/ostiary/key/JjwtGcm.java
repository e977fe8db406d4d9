package dev.ostiary.key;

import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.AeadAlgorithm;
import io.jsonwebtoken.security.AeadRequest;
import io.jsonwebtoken.security.AeadResult;
import io.jsonwebtoken.security.DecryptAeadRequest;
import io.jsonwebtoken.security.SecurityException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.Provider;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/** JJWT's A256GCM (RFC 7518, section 5.3): AES-256 in GCM, a random IV of 96 bits, a tag of 128 bits. */
final class JjwtGcm {
    static final int IV_BYTES = 12;
    static final int TAG_BYTES = 16;

    private static final AeadAlgorithm A256GCM = Jjwt.underOurClassLoader(() -> Jwts.ENC.A256GCM);

    private JjwtGcm() {}

    /** The IV, the ciphertext and the tag, one after the other. */
    static byte[] encrypt(SecretKey key, byte[] plaintext, byte[] associatedData) {
        Result result = new Result();
        try {
            A256GCM.encrypt(new Encryption(key, plaintext, associatedData), result);
        } catch (SecurityException e) {
            throw new IllegalStateException("encrypting with A256GCM failed in the cryptographic provider", e);
        }
        return result.concatenated();
    }

    /** The plaintext, or nothing when key, IV, associated data, ciphertext and tag do not belong together. */
    static Optional<byte[]> decrypt(SecretKey key, byte[] sealed, byte[] associatedData) {
        if (sealed.length < IV_BYTES + TAG_BYTES) {
            return Optional.empty();
        }
        // What a provider writes before it has seen the tag stays here, and is dropped when the tag is wrong.
        ByteArrayOutputStream plaintext = new ByteArrayOutputStream();
        try {
            A256GCM.decrypt(new Decryption(key, sealed, associatedData), plaintext);
        } catch (SecurityException e) {
            if (isAboutTheTag(e)) {
                return Optional.empty();
            }
            throw new IllegalStateException("decrypting with A256GCM failed in the cryptographic provider", e);
        }
        return Optional.of(plaintext.toByteArray());
    }

    private static boolean isAboutTheTag(SecurityException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof AEADBadTagException) {
                return true;
            }
        }
        return false;
    }

    private static class Encryption implements AeadRequest {
        private final SecretKey key;
        private final InputStream payload;
        private final InputStream associatedData;

        Encryption(SecretKey key, byte[] payload, byte[] associatedData) {
            this.key = key;
            this.payload = new ByteArrayInputStream(payload);
            this.associatedData = new ByteArrayInputStream(associatedData);
        }

        @Override
        public SecretKey getKey() {
            return key;
        }

        @Override
        public InputStream getPayload() {
            return payload;
        }

        @Override
        public InputStream getAssociatedData() {
            return associatedData;
        }

        @Override
        public @Nullable Provider getProvider() {
            return null;
        }

        /** JJWT then takes its own, which the platform seeds. */
        @Override
        public @Nullable SecureRandom getSecureRandom() {
            return null;
        }
    }

    private static final class Decryption extends Encryption implements DecryptAeadRequest {
        private final byte[] iv;
        private final byte[] tag;

        Decryption(SecretKey key, byte[] sealed, byte[] associatedData) {
            super(key, Arrays.copyOfRange(sealed, IV_BYTES, sealed.length - TAG_BYTES), associatedData);
            this.iv = Arrays.copyOf(sealed, IV_BYTES);
            this.tag = Arrays.copyOfRange(sealed, sealed.length - TAG_BYTES, sealed.length);
        }

        @Override
        public byte[] getIv() {
            return iv;
        }

        @Override
        public byte[] getDigest() {
            return tag;
        }
    }

    private static final class Result implements AeadResult {
        private final ByteArrayOutputStream ciphertext = new ByteArrayOutputStream();
        private byte[] iv = {};
        private byte[] tag = {};

        @Override
        public OutputStream getOutputStream() {
            return ciphertext;
        }

        @Override
        public AeadResult setTag(byte[] newTag) {
            this.tag = newTag;
            return this;
        }

        @Override
        public AeadResult setIv(byte[] newIv) {
            this.iv = newIv;
            return this;
        }

        byte[] concatenated() {
            ByteArrayOutputStream all = new ByteArrayOutputStream(IV_BYTES + ciphertext.size() + TAG_BYTES);
            all.writeBytes(iv);
            all.writeBytes(ciphertext.toByteArray());
            all.writeBytes(tag);
            return all.toByteArray();
        }
    }
}
