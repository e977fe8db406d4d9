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
 * @param arrived whether the current token is known to have arrived
 * @param superseded the tokens that were replaced last, the latest first; at most {@link StoreLimits#MAX_SUPERSEDED}
 */
record KeptSession(SessionState state, Instant usedAt, boolean arrived, List<Superseded> superseded) {
    /** @param at when it was replaced, by what has {@linkplain StoreTime#passed passed}: a clock that is set back extends no grace */
    record Superseded(String token, Duration at) {}

    KeptSession {
        superseded = List.copyOf(superseded);
    }

    static KeptSession opened(SessionState state) {
        return new KeptSession(state, state.refreshedAt(), false, List.of());
    }

    KeptSession rotatedTo(Successor successor, Duration passed) {
        List<Superseded> tokens = new ArrayList<>();
        tokens.add(new Superseded(state.currentToken(), passed));
        tokens.addAll(superseded.subList(0, Math.min(superseded.size(), StoreLimits.MAX_SUPERSEDED - 1)));
        return new KeptSession(state.rotatedTo(successor), successor.issuedAt(), false, tokens);
    }

    KeptSession withArrived() {
        return new KeptSession(state, usedAt, true, superseded);
    }

    /** Its tokens are given out once more: the access token is a new one, which lives from now on. */
    KeptSession usedAgain(Instant now) {
        return new KeptSession(state, now.isAfter(usedAt) ? now : usedAt, arrived, superseded);
    }

    /** What becomes of a token that is not the current one. */
    Rotation judge(String presented, Duration passed) {
        Optional<Superseded> known = superseded.stream()
                .filter(token -> token.token().equals(presented))
                .findFirst();
        boolean lost =
                !arrived && !superseded.isEmpty() && superseded.get(0).token().equals(presented);
        boolean recent = known.filter(token -> passed.minus(token.at()).compareTo(Rotation.GRACE) < 0)
                .isPresent();
        return lost || recent ? new Rotation.Repeated(state) : new Rotation.Reused();
    }

    /** Shows times only. */
    @Override
    public String toString() {
        return "KeptSession[" + state + "]";
    }
}
