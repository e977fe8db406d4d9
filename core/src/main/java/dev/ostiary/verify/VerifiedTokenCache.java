package dev.ostiary.verify;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The tokens that were verified lately, by their text.
 *
 * <p>Only verified tokens come in, so that nobody without a key can push others out. An entry counts only if the whole text is the
 * same. Whether the token is still good is not known here: see {@link TrustedIssuer#verifyAgain}. Thread-safe; there is no thread
 * behind it, and nothing to close. Whoever looks for a token never waits.
 *
 * <p>What has to go is found as S3-FIFO does it (Yang et al., 2023). New tokens queue in a tenth of the room, and who is not asked for again
 * until his turn comes has to go: so tokens that come once drive out each other only. All others queue in the rest, and go to its end once
 * more for each time that they were asked for, up to three. A token that had to go and comes again soon gets into the rest at once,
 * but for one thing: if the oldest there is in use, that one gets another turn, and the token queues with the new once more.
 * One that is larger than the room of the new is not kept before it comes again, unless there is room for all.
 */
final class VerifiedTokenCache {
    /** What an entry is counted with at least, so that the limit in bytes is one in tokens, too: a usual token takes 4,000. */
    static final int LEAST_BYTES = 5_120;

    private static final int PART_OF_NEW = 10;

    /** As many are looked at for one that is to go; if all of them are in use, the last of them has to. */
    private static final int MOST_LOOKS = 16;

    private final long mostBytes;
    private final Object lock = new Object();
    private final TokenQueue newcomers = new TokenQueue();
    private final TokenQueue residents = new TokenQueue();
    private final SharedValues shared = new SharedValues();
    private final AtomicReference<@Nullable VerifiedJwt> latest = new AtomicReference<>();

    /** Changed under the lock alone. */
    private final GrowingTable table = new GrowingTable();

    /** Whether it is half full: before, nobody has to know which tokens are in use, and looking for one writes nothing. */
    private volatile boolean isFilling;

    private int[] gone = {};

    /**
     * An empty one.
     *
     * @param mostTokens how many are kept at most, in 5 KiB of memory each; fewer where {@link KnownToken#bytes()} says that they
     *     take more than that on the average
     */
    VerifiedTokenCache(int mostTokens) {
        this.mostBytes = (long) mostTokens * LEAST_BYTES;
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
        KnownToken found = table.find(new TokenText(line, from));
        if (found != null && isFilling) {
            found.noteUse();
        }
        return found;
    }

    /** Keeps a token that was verified just now; its claims and what else stands in its text will be read from there. */
    VerifiedJwt keep(String text, VerifiedJwt verified, Progress progress) {
        VerifiedJwt kept = verified.keptAs(text, shared);
        add(new KnownToken(text, kept, shared.shared(KnownOrigin.of(progress))));
        return kept;
    }

    /**
     * Keeps a token, unless one of the same text is kept already: two requests with a new one may come at once. What was read of the token that
     * came before is forgotten: whoever has verified that one has most likely asked what he wanted to know.
     */
    void add(KnownToken verified) {
        VerifiedJwt before = latest.getAndSet(verified.jwt());
        if (before != null) {
            before.forget();
        }
        synchronized (lock) {
            if (verified.weight() <= mostBytes && table.find(verified) == null) {
                verified.isResident = hasBeenGone(verified) && hasPlaceAmongResidents(verified);
                if (isTooLargeToBeNew(verified)) {
                    noteGone(verified);
                } else {
                    take(verified);
                }
            }
        }
    }

    /** It would drive out others that are in use, and nobody knows yet whether it comes again. */
    private boolean isTooLargeToBeNew(KnownToken token) {
        int weight = token.weight();
        return !token.isResident
                && weight > Math.max(LEAST_BYTES, mostBytes / PART_OF_NEW)
                && bytesNow() + weight > mostBytes;
    }

    /** Who takes the place of one that is in use gains nothing: of a few more than fit, coming in turns, each would drop the next. */
    private boolean hasPlaceAmongResidents(KnownToken token) {
        KnownToken oldest = residents.oldest();
        if (oldest == null || bytesNow() + token.weight() <= mostBytes || !oldest.takeUse()) {
            return true;
        }
        settleDown(oldest);
        return false;
    }

    private void take(KnownToken token) {
        if (token.isResident) {
            // It came again: else those that come back in a row would drop each other, each just before its turn.
            token.noteUse();
        }
        table.add(token);
        queueOf(token).add(token);
        settle();
    }

    /** Drops a token that is of no use any more, unless it has been verified anew. */
    @SuppressWarnings("ReferenceEquality") // the very token
    void remove(KnownToken useless) {
        synchronized (lock) {
            if (table.find(useless) == useless) {
                drop(useless);
            }
        }
    }

    private TokenQueue queueOf(KnownToken token) {
        return token.isResident ? residents : newcomers;
    }

    private boolean hasBeenGone(KnownToken token) {
        int hash = token.hashCode();
        return gone.length > 0 && gone[place(hash)] == hash;
    }

    private void settle() {
        if (!isFilling && bytesNow() > mostBytes / 2) {
            isFilling = true;
        }
        while (bytesNow() > mostBytes || areTooManyNew()) {
            KnownToken oldest = areTooManyNew() ? newcomers.oldest() : null;
            if (oldest == null) {
                dropResident();
            } else if (bytesNow() <= mostBytes || oldest.takeUse()) {
                settleDown(oldest);
            } else {
                noteGone(oldest);
                drop(oldest);
            }
        }
    }

    private boolean areTooManyNew() {
        return newcomers.hasSeveral() && newcomers.bytes() > mostBytes / PART_OF_NEW;
    }

    private void dropResident() {
        KnownToken last = residents.oldest();
        for (int looks = 1; last != null && looks < MOST_LOOKS && last.takeUse(); looks++) {
            settleDown(last);
            last = residents.oldest();
        }
        KnownToken useless = last == null ? newcomers.oldest() : last;
        if (useless != null) {
            drop(useless);
        }
    }

    /** To the end of those that stay. */
    private void settleDown(KnownToken token) {
        queueOf(token).remove(token);
        token.isResident = true;
        residents.add(token);
    }

    private void drop(KnownToken token) {
        queueOf(token).remove(token);
        table.remove(token);
    }

    /** Remembers its hash alone, until that of another one comes to its place. */
    private void noteGone(KnownToken token) {
        if (gone.length < table.places()) {
            gone = new int[table.places()];
        }
        gone[place(token.hashCode())] = token.hashCode();
    }

    private int place(int hash) {
        return hash & gone.length - 1;
    }

    private long bytesNow() {
        return newcomers.bytes() + residents.bytes();
    }

    /** How many there are. */
    long size() {
        synchronized (lock) {
            return table.size();
        }
    }

    /** What all of them are counted with. */
    long bytes() {
        synchronized (lock) {
            return bytesNow();
        }
    }
}
