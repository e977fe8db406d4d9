package dev.ostiary.store.jdbc;

import dev.ostiary.store.Rotation;
import dev.ostiary.store.SessionState;
import dev.ostiary.store.StoreLimits;
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
    Rotation judge(SessionState session, boolean arrived, String presentedHash, long now) {
        boolean lost = !arrived && entries.startsWith(presentedHash);
        OptionalLong replaced = replacedAt(presentedHash);
        boolean recent = replaced.isPresent() && now - replaced.getAsLong() < Rotation.GRACE.toMillis();
        return lost || recent ? new Rotation.Repeated(session) : new Rotation.Reused();
    }

    private OptionalLong replacedAt(String hash) {
        for (int entry = 0; entry < entries.length(); entry += WIDTH) {
            if (entries.startsWith(hash, entry)) {
                return OptionalLong.of(Long.parseLong(entries.substring(entry + HASH, entry + WIDTH)));
            }
        }
        return OptionalLong.empty();
    }
}
