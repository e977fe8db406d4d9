package dev.ostiary.store;

import java.time.Instant;

/** What the parts of {@link TokenStateStoreContract} work on. */
public interface SharedState {
    /** A store on a state that was empty when the test began; the same throughout the test. */
    TokenStateStore store();

    /** Another store on the same state, as another node has it. A store that only one node can have answers itself. */
    TokenStateStore anotherNode();

    /** What both stores go by. */
    MovableClock clock();

    /** The time by that clock. */
    default Instant now() {
        return clock().instant();
    }

    /** One store or the other, in turn. */
    default TokenStateStore node(int number) {
        return number % 2 == 0 ? store() : anotherNode();
    }
}
