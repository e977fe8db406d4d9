package dev.ostiary.key;

import java.util.Base64;
import java.util.Optional;

/** Base64url without padding, canonical only (RFC 7515, section 2; RFC 4648, sections 3.5 and 5). */
final class Base64url {
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private Base64url() {}

    static String encode(byte[] bytes) {
        return ENCODER.encodeToString(bytes);
    }

    /** Empty unless the text is what {@link #encode} would have written. */
    static Optional<byte[]> decode(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            // The platform's decoder takes padding and ignores unused bits.
            return encode(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException notBase64url) {
            return Optional.empty();
        }
    }
}
