package dev.ostiary.encoding;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the JSON that nearly all tokens are made of, straight from its bytes: whole numbers of at most 18 digits, others of at most 32
 * characters, not deep.
 *
 * <p>It has no rules of its own. What is not so plain it leaves to {@link JsonReader}, good or bad; what it reads, that one
 * would read alike. One reading of one object; used by one thread.
 */
final class PlainJson {
    private static final Object NOT_PLAIN = new Object();

    private static final int MOST_BYTES = 32_768;
    private static final int DEEPEST = 8;
    private static final int MOST_DIGITS = 18;

    /** Of a number with a fraction or an exponent. */
    private static final int MOST_CHARACTERS = 32;

    /** Makes a letter lower case, and nothing else an {@code e}. */
    private static final int CASE = 0x20;

    private static final byte NOTHING = 0;
    private static final char REPLACEMENT = '\uFFFD';

    private final byte[] json;
    private int at;

    private PlainJson(byte[] json) {
        this.json = json;
    }

    /** The members of the object that is the whole of the input, or {@code null} where it is not plain. */
    static @Nullable Map<String, @Nullable Object> read(byte[] utf8) {
        return utf8.length > MOST_BYTES ? null : new PlainJson(utf8).document();
    }

    private @Nullable Map<String, @Nullable Object> document() {
        Map<String, @Nullable Object> object = next() == '{' ? object(1) : null;
        next();
        return at == json.length ? object : null;
    }

    private @Nullable Map<String, @Nullable Object> object(int depth) {
        at++;
        ObjectMembers members = new ObjectMembers();
        if (passes('}')) {
            return members.asMap();
        }
        do {
            String name = next() == '"' ? text() : null;
            if (name == null || !passes(':') || members.isFull()) {
                return null;
            }
            Object value = value(depth);
            if (value == NOT_PLAIN || !members.add(name, value)) {
                return null;
            }
        } while (passes(','));
        return passes('}') ? members.asMap() : null;
    }

    private @Nullable List<@Nullable Object> array(int depth) {
        at++;
        List<@Nullable Object> elements = new ArrayList<>();
        if (passes(']')) {
            return Collections.unmodifiableList(elements);
        }
        do {
            Object element = value(depth);
            if (element == NOT_PLAIN || elements.size() == StrictJson.MAX_ELEMENTS) {
                return null;
            }
            elements.add(element);
        } while (passes(','));
        return passes(']') ? Collections.unmodifiableList(elements) : null;
    }

    private @Nullable Object value(int depth) {
        return switch (next()) {
            case '"' -> plainUnlessNull(text());
            case '{' -> depth == DEEPEST ? NOT_PLAIN : plainUnlessNull(object(depth + 1));
            case '[' -> depth == DEEPEST ? NOT_PLAIN : plainUnlessNull(array(depth + 1));
            case 't' -> word("true", Boolean.TRUE);
            case 'f' -> word("false", Boolean.FALSE);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private static Object plainUnlessNull(@Nullable Object read) {
        return read == null ? NOT_PLAIN : read;
    }

    private @Nullable Object word(String word, @Nullable Boolean meaning) {
        for (int i = 0; i < word.length(); i++, at++) {
            if (at == json.length || json[at] != word.charAt(i)) {
                return NOT_PLAIN;
            }
        }
        return meaning;
    }

    /** A longer number leaves something after it that nothing follows on. */
    private Object number() {
        int from = at;
        boolean negative = at < json.length && json[at] == '-';
        int first = negative ? at + 1 : at;
        int most = Math.min(json.length, first + MOST_DIGITS);
        long value = 0;
        for (at = first; at < most && json[at] >= '0' && json[at] <= '9'; at++) {
            value = 10 * value + json[at] - '0';
        }
        int digits = at - first;
        boolean plain = digits == 1 || (digits > 1 && json[first] != '0');
        if (plain && at < json.length && (json[at] == '.' || (json[at] | CASE) == 'e')) {
            return fraction(from);
        }
        return plain ? Long.valueOf(negative ? -value : value) : NOT_PLAIN;
    }

    /** Goes on at the point or the exponent of a number that is not long. */
    private Object fraction(int from) {
        boolean whole = json[at] != '.' || passesDigits(at + 1);
        if (whole && at < json.length && (json[at] | CASE) == 'e') {
            int sign = at + 1;
            boolean signed = sign < json.length && (json[sign] == '+' || json[sign] == '-');
            whole = passesDigits(signed ? sign + 1 : sign);
        }
        if (!whole || at - from > MOST_CHARACTERS) {
            return NOT_PLAIN;
        }
        double value = Double.parseDouble(new String(json, from, at - from, StandardCharsets.ISO_8859_1));
        return Double.isFinite(value) ? (Object) value : NOT_PLAIN;
    }

    private boolean passesDigits(int from) {
        for (at = from; at < json.length && json[at] >= '0' && json[at] <= '9'; at++) {}
        return at > from;
    }

    private @Nullable String text() {
        int from = at + 1;
        int to = from;
        int allBits = 0;
        boolean escaped = false;
        for (; to < json.length && json[to] != '"'; to++) {
            byte b = json[to];
            if (b >= 0 && b < ' ') {
                return null;
            }
            allBits |= b;
            if (b == '\\') {
                escaped = true;
                to++;
            }
        }
        at = to + 1;
        if (to >= json.length) {
            return null;
        }
        String text = text(from, to, allBits >= 0);
        return escaped && text != null ? EscapedText.read(text) : text;
    }

    /** Where bytes are not UTF-8, the platform puts a replacement character. */
    private @Nullable String text(int from, int to, boolean ascii) {
        if (ascii) {
            return new String(json, from, to - from, StandardCharsets.ISO_8859_1);
        }
        String text = new String(json, from, to - from, StandardCharsets.UTF_8);
        return text.indexOf(REPLACEMENT) < 0 ? text : null;
    }

    private boolean passes(char expected) {
        boolean there = next() == expected;
        if (there) {
            at++;
        }
        return there;
    }

    /** The character that comes after any white space, or nothing. */
    private byte next() {
        while (at < json.length && isWhiteSpace(json[at])) {
            at++;
        }
        return at < json.length ? json[at] : NOTHING;
    }

    private static boolean isWhiteSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }
}
