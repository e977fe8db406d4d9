package dev.ostiary.verify;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;

/**
 * The tokens that were verified lately, by their text.
 *
 * <p>Only verified tokens come in, so that nobody without a key can push others out. An entry counts only if the whole text is the
 * same. Whether the token is still good is not known here: see {@link TrustedIssuer#verifyAgain}. Thread-safe; there is no thread
 * behind it, and nothing to close.
 */
final class VerifiedTokenCache {
    /** What an entry is counted with at least, so that the limit in bytes is one in tokens, too: a usual token takes 4,000. */
    static final int LEAST_BYTES = 5_120;

    private final Cache<TokenText, KnownToken> tokens;

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
                .weigher((TokenText key, KnownToken token) -> Math.max(LEAST_BYTES, token.bytes()))
                .executor(Runnable::run)
                .build();
    }

    /** A token of exactly this text. */
    @Nullable
    KnownToken find(@Nullable String text) {
        return text == null ? null : atEnd(text, 0);
    }

    /** The text of a token that a longer text ends with, from a place on, so that it need not be copied. */
    @Nullable
    String textAtEnd(String line, int from) {
        KnownToken known = atEnd(line, from);
        return known == null ? null : known.text();
    }

    private @Nullable KnownToken atEnd(String line, int from) {
        return tokens.getIfPresent(new TokenText(line, from));
    }

    /** Keeps a token, unless one of the same text is kept already: two requests with a new one may come at once. */
    void add(KnownToken verified) {
        tokens.asMap().putIfAbsent(verified, verified);
    }

    /** Drops a token that is of no use any more, unless it has been verified anew. */
    @SuppressWarnings("ReferenceEquality") // both have the same text
    void remove(KnownToken useless) {
        tokens.asMap().computeIfPresent(useless, (text, kept) -> kept == useless ? null : kept);
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
}
