package dev.ostiary.store;

import java.time.Duration;

/**
 * One copy of a refresh token. A token whose answer may have been lost is given out once more, and each time it is another copy: told from the
 * others by how long after the first one it was given, by the store's clock.
 *
 * <p>A good browser never uses two copies that were given {@link #APART} or more. It asks for a second one only where it has not got the first,
 * and an answer that has not come by then never comes. So two who use such copies are two. Immutable.
 *
 * @param token the refresh token's {@code jti}
 * @param after how long after the first copy it was given; zero for that one; in milliseconds, at most {@link #LATEST}
 */
public record TokenCopy(String token, Duration after) {
    /** From how far apart on two copies that are used show two holders: 2 minutes, in which an answer and another tab's request arrive. */
    public static final Duration APART = Duration.ofMinutes(2);

    /** What is later counts as this: 100 years. */
    public static final Duration LATEST = Duration.ofDays(36_500);

    /**
     * Takes a copy.
     *
     * @param token the refresh token's {@code jti}
     * @param after how long after the first copy it was given; less than nothing counts as zero
     */
    public TokenCopy {
        after = Duration.ofMillis(within(after).toMillis());
    }

    private static Duration within(Duration after) {
        if (after.isNegative()) {
            return Duration.ZERO;
        }
        return after.compareTo(LATEST) > 0 ? LATEST : after;
    }

    /**
     * The copy that is given when the token takes its predecessor's place.
     *
     * @param token the refresh token's {@code jti}
     * @return the first copy
     */
    public static TokenCopy first(String token) {
        return new TokenCopy(token, Duration.ZERO);
    }

    /**
     * A later copy, given to whoever comes with the predecessor.
     *
     * @param token the refresh token's {@code jti}
     * @param sinceFirst how long ago the first one was given
     * @return a copy that is never equal to the first one
     */
    public static TokenCopy again(String token, Duration sinceFirst) {
        Duration least = Duration.ofMillis(1);
        return new TokenCopy(token, sinceFirst.compareTo(least) < 0 ? least : sinceFirst);
    }

    /**
     * Whether no browser can have used both copies.
     *
     * @param other when another copy of the same token was given, after the first one
     * @return true from {@link #APART} on
     */
    public boolean isApartFrom(Duration other) {
        return after.minus(other).abs().compareTo(APART) >= 0;
    }

    /**
     * Whether this copy, presented now, shows two holders, where another copy has been exchanged for the next token. So it does where the two
     * are apart, or where that exchange came so late that no answer with any of them was on its way any more.
     *
     * @param exchanged when the copy that was exchanged was given, after the first one
     * @param exchangedAt when it was exchanged, after the first one was given
     * @return true if it does; never for the same copy
     */
    public boolean contradicts(Duration exchanged, Duration exchangedAt) {
        Duration later = after.compareTo(exchanged) > 0 ? after : exchanged;
        return !after.equals(exchanged)
                && (isApartFrom(exchanged) || exchangedAt.minus(later).compareTo(APART) >= 0);
    }

    /**
     * Whether a browser has one copy of a replaced token, if any: no answer with another one is on its way any more, for all were given before
     * it was replaced. Of two copies that come from then on, two hold one each.
     *
     * @param sinceReplaced how long ago it was replaced
     * @return true from {@link #APART} on
     */
    public static boolean isSettled(Duration sinceReplaced) {
        return sinceReplaced.compareTo(APART) >= 0;
    }

    /** Shows the time only. */
    @Override
    public String toString() {
        return "TokenCopy[" + after + "]";
    }
}
