package dev.ostiary.containers;

import dev.ostiary.store.TokenStateStore;
import java.time.InstantSource;

/** What keeps the state of sessions outside of the application, and can be killed. */
interface StoreServer {

    /** With a clock that moves; stores of the same name share their state. */
    TokenStateStore open(String name, InstantSource clock);

    /** For the setting {@code session-store}. */
    String location();

    /** What it has confirmed stays. */
    void kill() throws Exception;

    /** Again, at the same place. */
    void start() throws Exception;
}
