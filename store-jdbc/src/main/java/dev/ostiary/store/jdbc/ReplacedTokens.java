package dev.ostiary.store.jdbc;

import dev.ostiary.store.Rotation;
import dev.ostiary.store.StoreLimits;
import dev.ostiary.store.TokenCopy;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * The refresh tokens of a session that were replaced last, as its row has them: of each its hash and the store's time in milliseconds, the
 * latest first, without anything between. Of one width all, so that a statement can put another one before them. Immutable.
 *
 * @param entries at most {@link StoreLimits#MAX_SUPERSEDED} of them
 */
record ReplacedTokens(String entries) {
    private static final int HASH = 64;
    private static final int TIME = 15;
    private static final int WIDTH = HASH + TIME;

    /** The longest text. */
    static final int LONGEST = StoreLimits.MAX_SUPERSEDED * WIDTH;

    /** What the text becomes when the current token is replaced. */
    static final String WITH_THE_CURRENT_ONE = "SUBSTRING(CONCAT(token_hash, LPAD(CAST(STORE_TIME AS VARCHAR(" + TIME
            + ")), " + TIME + ", '0'), superseded), 1, " + LONGEST + ")";

    private static final Pattern ENTRIES =
            Pattern.compile("(?:[0-9a-f]{" + HASH + "}[0-9]{" + TIME + "}){0," + StoreLimits.MAX_SUPERSEDED + "}");

    /**
     * Takes what a row has.
     *
     * @throws IllegalArgumentException if it is of another form
     */
    ReplacedTokens {
        if (!ENTRIES.matcher(entries).matches()) {
            throw new IllegalArgumentException("no replaced tokens with their times");
        }
    }

    /** What becomes of a token of the session that is not the current one, as {@code TokenStateStore.rotate} has it. */
    Rotation judge(SessionRow row, String presentedHash, TokenCopy presented) {
        boolean last = entries.startsWith(presentedHash);
        if (last && row.isContradictedByReplaced(presented, exchangedAt())) {
            return new Rotation.Reused();
        }
        OptionalLong replaced = replacedAt(presentedHash);
        if (replaced.isEmpty()) {
            return new Rotation.Reused();
        }
        Duration sinceFirst = Duration.ofMillis(row.now() - timeOf(0));
        return row.isWithinTheGrace(replaced.getAsLong()) || (last && row.mayBeOfOneBrowser(sinceFirst))
                ? new Rotation.Repeated(row.state(), sinceFirst)
                : new Rotation.Reused();
    }

    /** Whether it is that of the token which was replaced last, so long ago that a browser has one copy of it. */
    boolean isSettled(String presentedHash, long now) {
        return entries.startsWith(presentedHash) && TokenCopy.isSettled(Duration.ofMillis(now - timeOf(0)));
    }

    /** How long the token had been the current one that was replaced last. Of a session's first token there is one copy only. */
    private Duration exchangedAt() {
        return entries.length() < 2 * WIDTH ? Duration.ZERO : Duration.ofMillis(timeOf(0) - timeOf(WIDTH));
    }

    private long timeOf(int entry) {
        return Long.parseLong(entries.substring(entry + HASH, entry + WIDTH));
    }

    private OptionalLong replacedAt(String hash) {
        for (int entry = 0; entry < entries.length(); entry += WIDTH) {
            if (entries.startsWith(hash, entry)) {
                return OptionalLong.of(timeOf(entry));
            }
        }
        return OptionalLong.empty();
    }
}
