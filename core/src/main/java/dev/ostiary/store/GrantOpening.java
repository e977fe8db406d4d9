package dev.ostiary.store;

/** What became of a sign-in that was to be recorded. Immutable and thread-safe. */
public sealed interface GrantOpening {
    /**
     * The session is open, with its grant.
     *
     * @param sessions how many sessions of its subject there are now, as {@link TokenStateStore#open} says
     */
    record Opened(int sessions) implements GrantOpening {}

    /** The provider has ended its {@code sid}, or the user's sessions, a short while ago: there is no session, and no token may be given out. */
    record Ended() implements GrantOpening {}
}
