package dev.ostiary.verify;

import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;

/**
 * The text of a token, alone or at the end of a line, as a key: equal are those of the same characters. Immutable.
 *
 * <p>The hash is made of the last characters, the end of the signature, which is as good as random. So the text need not be gone
 * through for it, and whoever makes up texts of one hash has not signed them: they are looked for and not kept. A number that each
 * process draws anew goes into it, so that nobody can tell from outside which texts share a hash.
 */
class TokenText {
    /** As many ASCII characters as a {@code long} holds. */
    private static final int SIGNIFICANT = 9;

    private static final int BITS = 7;
    private static final long SEED = new SecureRandom().nextLong();
    private static final long SPREAD = 0x9E3779B97F4A7C15L;
    private static final long SPREAD_AGAIN = 0xC2B2AE3D27D4EB4FL;

    private final String line;
    private final int from;
    private final int hash;

    /**
     * The end of a line.
     *
     * @param line any text
     * @param from where the token begins, 0 or more
     */
    TokenText(String line, int from) {
        this.line = line;
        this.from = from;
        this.hash = hash(line, from);
    }

    private static int hash(String line, int from) {
        if (line.length() - from < SIGNIFICANT) {
            return 0;
        }
        long end = 0;
        for (int i = line.length() - SIGNIFICANT; i < line.length(); i++) {
            end = (end << BITS) ^ line.charAt(i);
        }
        long spread = (end ^ SEED) * SPREAD;
        return (int) (((spread ^ spread >>> Integer.SIZE) * SPREAD_AGAIN) >>> Integer.SIZE);
    }

    /** Where nothing stands before the token. */
    String line() {
        return line;
    }

    /** Whether these are the characters of a whole text. */
    final boolean isEqualTo(String text) {
        // Of all ways to compare a part of a text, indexOf alone is made of vector instructions; there is one place
        // where it can find.
        return from == 0
                ? line.equals(text)
                : line.length() - from == text.length() && line.indexOf(text, from) == from;
    }

    @Override
    public final int hashCode() {
        return hash;
    }

    @Override
    public final boolean equals(@Nullable Object other) {
        return this == other || (other instanceof TokenText that && endsAs(that));
    }

    private boolean endsAs(TokenText that) {
        if (that.from == 0) {
            return isEqualTo(that.line);
        }
        int length = line.length() - from;
        return length == that.line.length() - that.from && line.regionMatches(from, that.line, that.from, length);
    }
}
