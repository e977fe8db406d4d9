package dev.ostiary.testkit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypted and compressed tokens. Encryption with a public key proves nothing about the sender; inflating costs.
 *
 * <p>RFC 7516 and RFC 8725, sections 2.3 and 2.5.
 */
final class BadEncryption {
    private static final String ENCRYPTED = "encrypted_not_allowed";
    private static final String COMPRESSED = "compressed_not_allowed";
    private static final int TAG_BYTES = 16;
    private static final OAEPParameterSpec OAEP_256 =
            new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);

    private BadEncryption() {}

    static Stream<BadToken> of(Twin twin) {
        return Stream.of(encrypted(twin), compressed(twin)).flatMap(tokens -> tokens);
    }

    private static Stream<BadToken> encrypted(Twin twin) {
        Stream<BadToken> always = Stream.of(
                twin.header(ENCRYPTED, "signed, enc A256GCM", "enc", "A256GCM"),
                twin.header(ENCRYPTED, "signed, enc null", "enc", null),
                new BadToken("encrypted with dir and a key of zeros", encrypted(twin, "dir", ""), ENCRYPTED));
        return twin.key().algorithm().isRsa()
                ? Stream.concat(
                        always,
                        Stream.of(new BadToken(
                                "encrypted to the public key",
                                encrypted(twin, "RSA-OAEP-256", SigningKey.encode(wrapped(twin))),
                                ENCRYPTED)))
                : always;
    }

    private static Stream<BadToken> compressed(Twin twin) {
        TokenParts zipped = twin.token().header("zip", "DEF").parts();
        String input = TokenParts.encoded(zipped.header()) + "." + SigningKey.encode(deflated(zipped.claims()));
        return Stream.of(
                twin.header(COMPRESSED, "zip DEF, though it is not", "zip", "DEF"),
                twin.header(COMPRESSED, "zip null", "zip", null),
                new BadToken("compressed, zip DEF", zipped.signed(input), COMPRESSED));
    }

    /** A JWE in compact form whose content key is all zeros, encrypted as {@code alg} says (RFC 7516, section 7.1). */
    private static String encrypted(Twin twin, String alg, String encryptedKey) {
        String header = TokenParts.encoded("{\"alg\":\"" + alg + "\",\"enc\":\"A256GCM\",\"typ\":\"JWT\",\"kid\":\""
                + twin.key().id() + "\"}");
        byte[] vector = new byte[12];
        byte[] sealed = crypt(
                "AES/GCM/NoPadding",
                new SecretKeySpec(contentKey(), "AES"),
                new GCMParameterSpec(TAG_BYTES * Byte.SIZE, vector),
                header.getBytes(StandardCharsets.US_ASCII),
                twin.parts().claims().getBytes(StandardCharsets.UTF_8));
        int end = sealed.length - TAG_BYTES;
        return String.join(
                ".",
                header,
                encryptedKey,
                SigningKey.encode(vector),
                SigningKey.encode(Arrays.copyOf(sealed, end)),
                SigningKey.encode(Arrays.copyOfRange(sealed, end, sealed.length)));
    }

    private static byte[] wrapped(Twin twin) {
        return crypt("RSA/ECB/OAEPPadding", twin.key().publicKey(), OAEP_256, new byte[0], contentKey());
    }

    private static byte[] contentKey() {
        return new byte[32];
    }

    private static byte[] crypt(
            String transformation,
            java.security.Key key,
            AlgorithmParameterSpec parameters,
            byte[] authenticated,
            byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance(transformation);
            cipher.init(Cipher.ENCRYPT_MODE, key, parameters);
            if (authenticated.length > 0) {
                cipher.updateAAD(authenticated);
            }
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK lacks " + transformation, e);
        }
    }

    private static byte[] deflated(String text) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setInput(text.getBytes(StandardCharsets.UTF_8));
        deflater.finish();
        byte[] buffer = new byte[text.length() * 2 + 64];
        int length = deflater.deflate(buffer);
        deflater.end();
        return Arrays.copyOf(buffer, length);
    }
}
