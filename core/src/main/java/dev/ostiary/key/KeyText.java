package dev.ostiary.key;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The text of a key, free of what tools and places put around it and what changes nothing of it: a byte order mark, line ends
 * of PEM that are written {@code \n} as in JSON and environment variables, and base64 of the whole, be it of a PEM block, of
 * JSON, or of DER as AWS KMS and the console of Keycloak show it.
 *
 * @param text PEM or JSON, where it was any of these
 */
record KeyText(String text) {
    private static final String BYTE_ORDER_MARK = "\ufeff";
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{40,}+={0,2}");

    static KeyText of(String given) {
        String text = given.startsWith(BYTE_ORDER_MARK) ? given.substring(1) : given;
        KeyText plain = new KeyText(text);
        if (plain.isJson()) {
            return plain;
        }
        if (PemBlock.occursIn(text)) {
            return new KeyText(text.replace("\\r", "").replace("\\n", "\n"));
        }
        return decoded(text).orElse(plain);
    }

    boolean isJson() {
        return text.stripLeading().startsWith("{");
    }

    /** The text, once it is known to hold a PEM block. */
    String pem() {
        if (!PemBlock.occursIn(text)) {
            throw new IllegalArgumentException(KeyWords.of(text));
        }
        return text;
    }

    private static Optional<KeyText> decoded(String text) {
        String compact = text.replaceAll("[ \t\r\n\"]", "");
        if (!BASE64.matcher(compact).matches()) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(compact);
            Optional<KeyText> der = DerKind.of(bytes).map(kind -> new KeyText(PemBlock.write(kind.label(), bytes)));
            return der.or(() -> Optional.of(new KeyText(new String(bytes, StandardCharsets.UTF_8)))
                    .filter(inner -> inner.isJson() || PemBlock.occursIn(inner.text)));
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    /** Shows nothing; it may be a private key. */
    @Override
    public String toString() {
        return "KeyText[]";
    }
}
