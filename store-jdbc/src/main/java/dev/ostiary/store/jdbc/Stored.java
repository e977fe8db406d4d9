package dev.ostiary.store.jdbc;

import dev.ostiary.store.Revocation;
import dev.ostiary.store.StoreLimits;
import java.time.Instant;
import java.util.HexFormat;

/**
 * Texts and times as the tables hold them.
 *
 * <p>What is compared is a hash in hexadecimal digits: collations, paddings and limits of index entries do not reach it. What is read back
 * is the text itself, with an escape for what PostgreSQL cannot hold.
 */
final class Stored {
    private static final String OF_ISSUER = "@";

    private Stored() {}

    static long time(Instant time) {
        return StoreLimits.time(time).toEpochMilli();
    }

    static String hash(String text) {
        return StoreLimits.hash(text);
    }

    static String hash(Revocation.Name name) {
        return hash(kind(name) + ":" + name.text());
    }

    /** The kind and, behind it, whether there is an issuer: rows without one are as they were before there were any. */
    static String kind(Revocation.Name name) {
        return name.kind().name() + (name.issuer().isPresent() ? OF_ISSUER : "");
    }

    /**
     * The name of a row.
     *
     * @throws IllegalArgumentException if it is not one that {@link #kind} and {@link #text} make
     */
    static Revocation.Name name(String kind, String text) {
        boolean ofIssuer = kind.endsWith(OF_ISSUER);
        String plain = ofIssuer ? kind.substring(0, kind.length() - OF_ISSUER.length()) : kind;
        return Revocation.Name.read(Revocation.Kind.valueOf(plain), ofIssuer, unescaped(text));
    }

    /** Escapes NUL, surrogates without their other half, line feeds, and the backslash that escapes. */
    static String text(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 8);
        text.codePoints().forEach(point -> append(escaped, point));
        return escaped.toString();
    }

    private static void append(StringBuilder escaped, int point) {
        boolean alone = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
        if (alone || point == 0 || point == '\n') {
            escaped.append("\\u").append(HexFormat.of().toHexDigits((char) point));
        } else if (point == '\\') {
            escaped.append("\\\\");
        } else {
            escaped.appendCodePoint(point);
        }
    }

    /**
     * The text that was escaped.
     *
     * @throws IllegalArgumentException if it is not one that {@link #text} makes
     */
    static String unescaped(String stored) {
        StringBuilder text = new StringBuilder(stored.length());
        for (int i = 0; i < stored.length(); i++) {
            char c = stored.charAt(i);
            if (c != '\\') {
                text.append(c);
            } else if (stored.startsWith("\\\\", i)) {
                text.append(c);
                i++;
            } else if (stored.startsWith("\\u", i) && i + 6 <= stored.length()) {
                text.append((char) HexFormat.fromHexDigits(stored, i + 2, i + 6));
                i += 5;
            } else {
                throw new IllegalArgumentException("an escape that means nothing");
            }
        }
        return text.toString();
    }
}
