package dev.ostiary.verify;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * About how much memory the claims of a token take, with what a filter makes of them. Used by one thread.
 *
 * <p>The length of the text does not tell: a character of it takes a byte where a claim is one long text, and forty where claims are
 * arrays within arrays. So every value is counted, by what it was measured to take on a 64-bit JVM with compressed references.
 * What may become a role, a scope or an audience is counted as if it did: a text of a list in a set once more, a word of a text as
 * a text of its own, and each text with a copy for a header, where a character that is not plain takes up to nine.
 *
 * <p>A kept token is read anew for each who asks: what is made of it first, and its registered claims, share no text with the claims
 * that somebody asks for later. So a text of a list is counted twice, and {@code iss}, {@code sub} and {@code jti} are.
 */
final class ClaimsFootprint {
    private static final int MOST_IN_ARRAYS = 16;
    private static final int MAP_OF_ARRAYS = 248;
    private static final int MAP = 136;
    private static final int MEMBER = 48;
    private static final int LIST = 104;
    private static final int EMPTY_LIST = 48;
    private static final int ELEMENT = 6;
    private static final int TEXT = 48;
    private static final int CHARACTER = 2;
    private static final int ESCAPE = 3;
    private static final int IN_A_SET = 48;
    private static final int NUMBER = 24;
    private static final int LARGE_NUMBER = 88;

    private int bytes;

    private ClaimsFootprint() {}

    /** Bytes; linear in the number of values, and no view of the maps is made, which they would keep. */
    static int of(Map<String, @Nullable Object> claims, RegisteredClaims registered) {
        ClaimsFootprint all = new ClaimsFootprint();
        all.add(claims);
        all.addName(registered.issuer());
        all.addName(registered.subject());
        all.addName(registered.id());
        return all.bytes;
    }

    private void add(@Nullable Object value) {
        if (value instanceof String text) {
            addText(text);
        } else if (value instanceof Number) {
            bytes += value instanceof BigInteger ? LARGE_NUMBER : NUMBER;
        } else if (value instanceof Map<?, ?> map) {
            bytes += ofMap(map.size());
            map.forEach(this::addMember);
        } else if (value instanceof List<?> list) {
            bytes += list.isEmpty() ? EMPTY_LIST : LIST;
            list.forEach(this::addElement);
        }
    }

    /** Without names and values: of few members, arrays of a fixed length; all empty ones are the same object. */
    private static int ofMap(int members) {
        if (members == 0) {
            return 0;
        }
        return members <= MOST_IN_ARRAYS ? MAP_OF_ARRAYS : MAP + MEMBER * members;
    }

    private void addMember(Object name, @Nullable Object value) {
        bytes += TEXT + ((String) name).length();
        add(value);
    }

    private void addElement(@Nullable Object element) {
        bytes += ELEMENT;
        if (element instanceof String text) {
            bytes += IN_A_SET + TEXT + CHARACTER * text.length();
        }
        add(element);
    }

    /** Its second copy; what each of three texts takes beside its characters is counted with the token. */
    private void addName(@Nullable String name) {
        bytes += name == null ? 0 : CHARACTER * name.length();
    }

    private void addText(String text) {
        bytes += TEXT + CHARACTER * text.length();
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == ' ') {
                bytes += TEXT + IN_A_SET;
            } else if (character < ' ' || character > '~' || character == '%' || character == ',') {
                bytes += inAHeader(character);
            }
        }
    }

    /** What it takes more there: three characters for each of its bytes, of which all but ASCII has two or three. */
    private static int inAHeader(char character) {
        return character < 0x80 ? ESCAPE : character < 0x800 ? 2 * ESCAPE : 3 * ESCAPE;
    }
}
