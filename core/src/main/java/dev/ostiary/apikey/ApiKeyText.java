package dev.ostiary.apikey;

import dev.ostiary.encoding.Base64Url;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The text of a key: {@code ost_}, an id of 16 small letters and digits, {@code _}, a secret of 43 letters and digits (256
 * bits), and 6 digits of a checksum over all that stands before it.
 *
 * <p>The id has no capitals, so that a store that ignores case cannot mix two up.
 */
record ApiKeyText(String id, String text) {
    private static final String DIGITS = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final int ID_ALPHABET = 36;
    private static final int ID_LENGTH = 16;
    private static final int SECRET_LENGTH = 43;
    private static final int CHECKSUM_LENGTH = 6;
    private static final Pattern ID = Pattern.compile("[0-9a-z]{16}");
    private static final Pattern FORM = Pattern.compile("ost_([0-9a-z]{16})_[0-9A-Za-z]{43}[0-9A-Za-z]{6}");

    static ApiKeyText generate(SecureRandom random) {
        String id = randomDigits(random, ID_ALPHABET, ID_LENGTH);
        String unchecked = "ost_" + id + "_" + randomDigits(random, DIGITS.length(), SECRET_LENGTH);
        return new ApiKeyText(id, unchecked + checksum(unchecked));
    }

    /** The key, or nothing when the text has another form or its checksum is wrong. */
    static Optional<ApiKeyText> parse(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        int end = text.length() - CHECKSUM_LENGTH;
        return text.substring(end).equals(checksum(text.substring(0, end)))
                ? Optional.of(new ApiKeyText(form.group(1), text))
                : Optional.empty();
    }

    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** Of the whole text, so that a hash that was put under another id fits nothing. */
    String hash() {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return Base64Url.encode(sha256.digest(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Shows no part of the key. */
    @Override
    public String toString() {
        return "ApiKeyText[redacted]";
    }

    private static String randomDigits(SecureRandom random, int alphabet, int length) {
        StringBuilder digits = new StringBuilder(length);
        random.ints(length, 0, alphabet).forEach(digit -> digits.append(DIGITS.charAt(digit)));
        return digits.toString();
    }

    private static String checksum(String unchecked) {
        CRC32 crc = new CRC32();
        crc.update(unchecked.getBytes(StandardCharsets.US_ASCII));
        StringBuilder digits = new StringBuilder(CHECKSUM_LENGTH);
        long rest = crc.getValue();
        for (int i = 0; i < CHECKSUM_LENGTH; i++) {
            digits.append(DIGITS.charAt((int) (rest % DIGITS.length())));
            rest /= DIGITS.length();
        }
        return digits.reverse().toString();
    }
}
