package dev.ostiary.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A session as the store in memory keeps it: its state, and which of its refresh tokens were replaced. Immutable.
 *
 * @param state as it is told
 * @param arrived whether the current token is known to have arrived
 * @param superseded the tokens that were replaced last, the latest first; at most {@link StoreLimits#MAX_SUPERSEDED}
 */
record KeptSession(SessionState state, boolean arrived, List<Superseded> superseded) {
    /** @param at when it was replaced, by the store's clock */
    record Superseded(String token, Instant at) {}

    KeptSession {
        superseded = List.copyOf(superseded);
    }

    static KeptSession opened(SessionState state) {
        return new KeptSession(state, false, List.of());
    }

    KeptSession rotatedTo(Successor successor, Instant now) {
        List<Superseded> tokens = new ArrayList<>();
        tokens.add(new Superseded(state.currentToken(), now));
        tokens.addAll(superseded.subList(0, Math.min(superseded.size(), StoreLimits.MAX_SUPERSEDED - 1)));
        return new KeptSession(state.rotatedTo(successor), false, tokens);
    }

    KeptSession withArrived() {
        return new KeptSession(state, true, superseded);
    }

    /** What becomes of a token that is not the current one. */
    Rotation judge(String presented, Instant now) {
        Optional<Superseded> known = superseded.stream()
                .filter(token -> token.token().equals(presented))
                .findFirst();
        boolean lost = !arrived && !superseded.isEmpty() && superseded.get(0).token().equals(presented);
        boolean recent =
                known.filter(token -> now.isBefore(token.at().plus(Rotation.GRACE))).isPresent();
        return lost || recent ? new Rotation.Repeated(state) : new Rotation.Reused();
    }

    /** Shows times only. */
    @Override
    public String toString() {
        return "KeptSession[" + state + "]";
    }
}
