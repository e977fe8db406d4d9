package dev.ostiary.servlet.signin;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code application/x-www-form-urlencoded} text, so that there is one way to understand it. Stateless. */
final class FormText {
    private static final int MOST_PARAMETERS = 64;

    private FormText() {}

    /**
     * The values of each name, in their order.
     *
     * @return empty for broken escapes, for what is not UTF-8, and for more than 64 parameters
     */
    static Optional<Map<String, List<String>>> parse(String text) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        int count = 0;
        for (String pair : text.split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            Optional<String> name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            Optional<String> value = decoded(equals < 0 ? "" : pair.substring(equals + 1));
            if (name.isEmpty() || value.isEmpty() || ++count > MOST_PARAMETERS) {
                return Optional.empty();
            }
            values.computeIfAbsent(name.get(), absent -> new ArrayList<>()).add(value.get());
        }
        return Optional.of(values);
    }

    private static Optional<String> decoded(String text) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                int octet = octet(text, i + 1);
                if (octet < 0) {
                    return Optional.empty();
                }
                octets.write(octet);
                i += 2;
            } else if (c > 0x7F) {
                octets.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
            } else {
                octets.write(c == '+' ? ' ' : c);
            }
        }
        return text(octets.toByteArray());
    }

    private static int octet(String text, int at) {
        if (at + 1 >= text.length()) {
            return -1;
        }
        int high = Character.digit(text.charAt(at), 16);
        int low = Character.digit(text.charAt(at + 1), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    private static Optional<String> text(byte[] octets) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }
}
