package dev.ostiary.servlet.path;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Our own reading of the path of a raw URI: strict where containers and proxies differ. Stateless. */
final class RawUri {
    private static final String NEVER_ESCAPED = "/\\.;";
    private static final String NOT_PLAIN = "%;\\?#";

    private RawUri() {}

    /**
     * Decodes a raw path and drops its path parameters, in a single pass each.
     *
     * @return empty when another reader might come to another path
     */
    static Optional<String> read(@Nullable String raw) {
        if (raw == null || !raw.startsWith("/")) {
            return Optional.empty();
        }
        if (isPlain(raw)) {
            return Optional.of(raw);
        }
        return decoded(raw).filter(text -> !holdsEscape(text)).flatMap(RawUri::withoutParameters);
    }

    /** Whether there is nothing to decode, to drop or to suspect: most paths are like that. */
    private static boolean isPlain(String raw) {
        for (int at = 0; at < raw.length(); at++) {
            char c = raw.charAt(at);
            if (c <= ' ' || c >= 0x7f || NOT_PLAIN.indexOf(c) >= 0) {
                return false;
            }
        }
        return !raw.contains("//") && !raw.contains("/.");
    }

    /** Percent-decodes once. Afterwards every slash, dot and semicolon is one that stood there raw. */
    private static Optional<String> decoded(String raw) {
        ByteBuffer bytes = ByteBuffer.allocate(raw.length());
        for (int at = 0; at < raw.length(); at++) {
            char c = raw.charAt(at);
            if (c == '%') {
                if (!startsWithEscape(raw, at)) {
                    return Optional.empty();
                }
                c = (char) HexFormat.fromHexDigits(raw, at + 1, at + 3);
                at += 2;
                if (NEVER_ESCAPED.indexOf(c) >= 0) {
                    return Optional.empty();
                }
            } else if (c <= ' ' || c >= 0x7f || c == '\\' || c == '?' || c == '#') {
                return Optional.empty();
            }
            bytes.put((byte) c);
        }
        return utf8(bytes.flip()).filter(text -> text.chars().noneMatch(Character::isISOControl));
    }

    /** The JDK's decoder reports overlong forms, surrogates and truncated sequences as malformed. */
    private static Optional<String> utf8(ByteBuffer bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }

    /** Whether somebody who decodes a second time would see another text. */
    private static boolean holdsEscape(String text) {
        for (int at = text.indexOf('%'); at >= 0; at = text.indexOf('%', at + 1)) {
            if (startsWithEscape(text, at)) {
                return true;
            }
        }
        return false;
    }

    private static boolean startsWithEscape(String text, int at) {
        return at + 2 < text.length()
                && HexFormat.isHexDigit(text.charAt(at + 1))
                && HexFormat.isHexDigit(text.charAt(at + 2));
    }

    private static Optional<String> withoutParameters(String text) {
        StringBuilder path = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int slash = text.indexOf('/', at + 1);
            int end = slash < 0 ? text.length() : slash;
            String segment = text.substring(at + 1, end);
            int semicolon = segment.indexOf(';');
            String name = semicolon < 0 ? segment : segment.substring(0, semicolon);
            boolean inner = slash >= 0;
            if (isDots(name) || (name.isEmpty() && inner) || segment.indexOf("..", name.length()) >= 0) {
                return Optional.empty();
            }
            path.append('/').append(name);
            at = end;
        }
        return Optional.of(path.toString());
    }

    private static boolean isDots(String name) {
        return name.equals(".") || name.equals("..");
    }
}
