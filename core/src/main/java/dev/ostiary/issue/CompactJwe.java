package dev.ostiary.issue;

import dev.ostiary.encoding.Base64Url;
import dev.ostiary.encoding.JsonSyntaxException;
import dev.ostiary.encoding.StrictJson;
import dev.ostiary.key.SealingKey;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A JWE in compact form (RFC 7516, section 7.1) with direct encryption: five segments, the second of them empty.
 *
 * @param header the first segment, which is the associated data as it stands (RFC 7516, section 5.1)
 * @param sealed IV, ciphertext and tag
 */
@SuppressWarnings("ArrayRecordComponent") // it is read once and never compared
record CompactJwe(String header, byte[] sealed) {
    private static final int SEGMENTS = 5;

    /** The parts, or nothing when the text is not of this form to the letter. */
    static Optional<CompactJwe> read(String text) {
        String[] segments = text.split("\\.", SEGMENTS + 1);
        if (segments.length != SEGMENTS || !segments[1].isEmpty()) {
            return Optional.empty();
        }
        Optional<byte[]> iv = decoded(segments[2]).filter(bytes -> bytes.length == SealingKey.IV_BYTES);
        Optional<byte[]> ciphertext = decoded(segments[3]);
        Optional<byte[]> tag = decoded(segments[4]).filter(bytes -> bytes.length == SealingKey.TAG_BYTES);
        if (iv.isEmpty() || ciphertext.isEmpty() || tag.isEmpty()) {
            return Optional.empty();
        }
        byte[] sealed = Arrays.copyOf(iv.get(), SealingKey.IV_BYTES + ciphertext.get().length + SealingKey.TAG_BYTES);
        System.arraycopy(ciphertext.get(), 0, sealed, SealingKey.IV_BYTES, ciphertext.get().length);
        System.arraycopy(tag.get(), 0, sealed, sealed.length - SealingKey.TAG_BYTES, SealingKey.TAG_BYTES);
        return Optional.of(new CompactJwe(segments[0], sealed));
    }

    /** The text that {@link #read} reads. */
    String write() {
        int tagStart = sealed.length - SealingKey.TAG_BYTES;
        return String.join(
                ".",
                header,
                "",
                Base64Url.encode(Arrays.copyOf(sealed, SealingKey.IV_BYTES)),
                Base64Url.encode(Arrays.copyOfRange(sealed, SealingKey.IV_BYTES, tagStart)),
                Base64Url.encode(Arrays.copyOfRange(sealed, tagStart, sealed.length)));
    }

    byte[] associatedData() {
        return header.getBytes(StandardCharsets.US_ASCII);
    }

    Optional<Map<String, @Nullable Object>> headerMembers() {
        return decoded(header).flatMap(CompactJwe::object);
    }

    /** The object that the bytes spell, or nothing. */
    static Optional<Map<String, @Nullable Object>> object(byte[] utf8) {
        try {
            return Optional.of(StrictJson.parseObject(utf8));
        } catch (JsonSyntaxException notJson) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> decoded(String segment) {
        return Base64Url.decode(segment);
    }
}
