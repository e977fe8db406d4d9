package dev.ostiary.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A session as the store in memory keeps it: its state, and which of its refresh tokens were replaced. Immutable.
 *
 * @param state as it is told
 * @param usedAt when its tokens were given out last, for the first time or once more
 * @param arrived the copy of the current token that was seen first; empty while none is known to have arrived
 * @param exchanged which copy of the token that was replaced last was exchanged for the current one
 * @param settled whether that copy, or else the one that is named then, came when no answer with another one was on its way any more
 * @param superseded the tokens that were replaced last, the latest first; at most {@link StoreLimits#MAX_SUPERSEDED}
 */
record KeptSession(
        SessionState state,
        Instant usedAt,
        Optional<Arrival> arrived,
        Duration exchanged,
        boolean settled,
        List<Superseded> superseded) {
    /**
     * A copy of the current token was seen for the first time.
     *
     * @param copy which one
     * @param at when the store was told, by what has {@linkplain StoreTime#passed passed}
     */
    record Arrival(Duration copy, Duration at) {
        /** Whether requests that the same browser sent before may still be on their way. */
        boolean isRecent(Duration passed) {
            return passed.minus(at).compareTo(Rotation.GRACE) < 0;
        }
    }

    /** @param at when it was replaced, by what has {@linkplain StoreTime#passed passed}: a clock that is set back extends no grace */
    record Superseded(String token, Duration at) {}

    KeptSession {
        superseded = List.copyOf(superseded);
    }

    static KeptSession opened(SessionState state) {
        return new KeptSession(state, state.refreshedAt(), Optional.empty(), Duration.ZERO, false, List.of());
    }

    /** Whether a copy of the current token shows that two hold it. */
    boolean isContradictedBy(TokenCopy current) {
        return arrived.map(Arrival::copy).filter(current::isApartFrom).isPresent();
    }

    /** @param exchanged the copy of the current token that was presented */
    KeptSession rotatedTo(Successor successor, Duration exchanged, Duration passed) {
        List<Superseded> tokens = new ArrayList<>();
        tokens.add(new Superseded(state.currentToken(), passed));
        tokens.addAll(superseded.subList(0, Math.min(superseded.size(), StoreLimits.MAX_SUPERSEDED - 1)));
        return new KeptSession(
                state.rotatedTo(successor), successor.issuedAt(), Optional.empty(), exchanged, false, tokens);
    }

    /** A copy of the current token was seen; the first of them counts. */
    KeptSession withArrived(TokenCopy copy, Duration passed) {
        return arrived.isPresent()
                ? this
                : new KeptSession(
                        state, usedAt, Optional.of(new Arrival(copy.after(), passed)), exchanged, settled, superseded);
    }

    /** Whether the use of a token shows that two hold it: of the current one, or of the one that was replaced last. */
    boolean looksStolen(TokenCopy seen) {
        return state.currentToken().equals(seen.token())
                ? isContradictedBy(seen)
                : isLast(seen.token()) && seen.isApartFrom(exchanged);
    }

    /** Whether a copy of the token that was replaced last shows that two hold it. */
    private boolean isContradictedByReplaced(TokenCopy presented) {
        return settled ? !presented.after().equals(exchanged) : presented.contradicts(exchanged, exchangedAt());
    }

    private boolean isLast(String token) {
        return !superseded.isEmpty() && superseded.get(0).token().equals(token);
    }

    /** Its tokens are given out once more, for a copy of an earlier one: the access token is a new one, which lives from now on. */
    KeptSession usedAgain(TokenCopy presented, Instant now, Duration passed) {
        boolean settles = isLast(presented.token()) && TokenCopy.isSettled(sinceFirst(passed));
        return new KeptSession(
                state,
                now.isAfter(usedAt) ? now : usedAt,
                arrived,
                settles ? presented.after() : exchanged,
                settled || settles,
                superseded);
    }

    /** What becomes of a token that is not the current one. */
    Rotation judge(TokenCopy presented, Duration passed) {
        Optional<Superseded> known = superseded.stream()
                .filter(token -> token.token().equals(presented.token()))
                .findFirst();
        boolean last = isLast(presented.token());
        if (last && isContradictedByReplaced(presented)) {
            return new Rotation.Reused();
        }
        boolean recent = known.filter(token -> passed.minus(token.at()).compareTo(Rotation.GRACE) < 0)
                .isPresent();
        return recent || (last && mayBeOfOneBrowser(passed))
                ? new Rotation.Repeated(state, sinceFirst(passed))
                : new Rotation.Reused();
    }

    /** Whether a browser may have sent the token that was replaced last before it got the current one. */
    private boolean mayBeOfOneBrowser(Duration passed) {
        return arrived.isEmpty()
                || (arrived.get().isRecent(passed)
                        && !isContradictedBy(TokenCopy.again(state.currentToken(), sinceFirst(passed))));
    }

    private Duration sinceFirst(Duration passed) {
        return passed.minus(superseded.get(0).at());
    }

    /** How long the token had been the current one that was replaced last. Of a session's first token there is one copy only. */
    private Duration exchangedAt() {
        return superseded.size() < 2
                ? Duration.ZERO
                : superseded.get(0).at().minus(superseded.get(1).at());
    }

    /** Shows times only. */
    @Override
    public String toString() {
        return "KeptSession[" + state + "]";
    }
}
