package dev.ostiary.verify;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

/**
 * The tokens that were verified lately, by their text.
 *
 * <p>Only verified tokens come in, so that nobody without a key can push others out. An entry is looked for by the end of its
 * signature, which is all but random, and counts only if the whole text is the same. Whether the token is still good is not
 * known here: see {@link TrustedIssuer#verifyAgain}. Thread-safe; there is no thread behind it, and nothing to close.
 */
final class VerifiedTokenCache {
    /** What an entry is counted with at least, so that the limit in bytes is one in tokens, too: a usual token takes 4,000. */
    static final int LEAST_BYTES = 5_120;

    private static final int SIGNIFICANT = 16;
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final Cache<Long, KnownToken> tokens;

    /**
     * An empty one.
     *
     * @param mostTokens how many are kept at most, in 5 KiB of memory each; fewer where {@link KnownToken#bytes()} says that they
     *     take more than that on the average
     */
    VerifiedTokenCache(int mostTokens) {
        // Work that was put off is done by whoever looks for a token: a pool of threads would outlive the application.
        this.tokens = Caffeine.newBuilder()
                .maximumWeight((long) mostTokens * LEAST_BYTES)
                .weigher((Long key, KnownToken token) -> Math.max(LEAST_BYTES, token.bytes()))
                .executor(Runnable::run)
                .build();
    }

    /** A token of exactly this text. */
    @Nullable
    KnownToken find(@Nullable String text) {
        if (text == null || text.length() < SIGNIFICANT) {
            return null;
        }
        KnownToken known = tokens.getIfPresent(key(text));
        return known != null && known.text().equals(text) ? known : null;
    }

    /** The text of a token that a longer text ends with, from a place on, so that it need not be copied. */
    @Nullable
    String textAtEnd(String line, int from) {
        int length = line.length() - from;
        if (length < SIGNIFICANT) {
            return null;
        }
        KnownToken known = tokens.getIfPresent(key(line, length));
        // Of all ways to compare a part of a text, indexOf alone is made of vector instructions; there is one place
        // where it can find.
        return known != null && known.text().length() == length && line.indexOf(known.text(), from) == from
                ? known.text()
                : null;
    }

    /** Keeps a token, in place of one of the same key. */
    void add(KnownToken verified) {
        if (verified.text().length() >= SIGNIFICANT) {
            tokens.put(key(verified.text()), verified);
        }
    }

    /** Drops a token that is of no use any more, unless another has taken its place. */
    void remove(KnownToken useless) {
        tokens.asMap().remove(key(useless.text()), useless);
    }

    /** How many there are, after what was put off is done. */
    long size() {
        tokens.cleanUp();
        return tokens.estimatedSize();
    }

    /** What all of them are counted with, after what was put off is done. */
    long bytes() {
        tokens.cleanUp();
        return tokens.policy().eviction().orElseThrow().weightedSize().orElseThrow();
    }

    private static Long key(String text) {
        return key(text, text.length());
    }

    /** @param length of the token that the text ends with */
    private static Long key(String text, int length) {
        long key = length;
        for (int i = text.length() - SIGNIFICANT; i < text.length(); i++) {
            key = (key ^ text.charAt(i)) * SPREAD;
        }
        return key;
    }
}
