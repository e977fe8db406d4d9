package dev.ostiary.key;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Refuses texts that would be taken as a secret though they are the name or the encoding of one. Shows nothing of them. */
final class SecretWords {
    private static final String REMEDY =
            "; write base64url: and the encoded bytes, which 'tr -d \"=\\n\" | tr \"/+\" \"_-\"' makes of"
                    + " standard base64";
    private static final Pattern BASE64_PREFIX = Pattern.compile("(?i)base64:.*", Pattern.DOTALL);
    private static final Pattern JSON = Pattern.compile("\\s*\\{\\s*\"");
    private static final List<String> PLACES = List.of("file:", "classpath:", "http://", "https://");

    private SecretWords() {}

    /** A text without the prefix {@code base64url:}, whose characters would be the secret. */
    static void requirePlain(String text) {
        if (text.startsWith("\ufeff")) {
            throw new IllegalArgumentException(
                    "secret: begins with a byte order mark, which others may cut off; remove it");
        }
        if (BASE64_PREFIX.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "secret: 'base64:' is no prefix here, the text would be the secret as it stands" + REMEDY);
        }
        if (isQuoted(text)) {
            throw new IllegalArgumentException("secret: stands in quotes, which would be part of it; remove them");
        }
        String key = KeyText.of(text).text();
        if (JSON.matcher(key).lookingAt() || PemBlock.occursIn(key) || text.startsWith("ssh-")) {
            throw new IllegalArgumentException(
                    "secret: this is a key in PEM, JSON or DER, not a secret, and whoever knows a"
                            + " public key could sign with it");
        }
        String lower = text.toLowerCase(Locale.ROOT);
        if (PLACES.stream().anyMatch(lower::startsWith)) {
            throw new IllegalArgumentException("secret: this is where something is, and would be the secret itself;"
                    + " '${file:/path}' in a setting stands for what a file holds");
        }
    }

    private static boolean isQuoted(String text) {
        char first = text.isEmpty() ? ' ' : text.charAt(0);
        return text.length() > 1 && (first == '"' || first == '\'') && text.charAt(text.length() - 1) == first;
    }
}
