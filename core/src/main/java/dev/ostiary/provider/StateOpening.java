package dev.ostiary.provider;

/** What became of a {@code state} that came back. Immutable and thread-safe. */
public sealed interface StateOpening {

    /**
     * It is ours.
     *
     * @param state what it says
     */
    record Opened(SignInState state) implements StateOpening {}

    /**
     * It is ours, but too old to be redeemed: good for nothing but to know where to go.
     *
     * @param state what it says
     */
    record TooOld(SignInState state) implements StateOpening {}

    /** It is missing, or was made by somebody else, or under a key that is gone. */
    record NotOurs() implements StateOpening {}
}
