package dev.ostiary.session;

import dev.ostiary.store.SessionState;
import java.util.OptionalInt;

/** Records a session that is opened, where something is to be recorded with it in one step of the store. */
@FunctionalInterface
public interface SessionOpening {

    /**
     * Records it.
     *
     * @param session as it would be recorded alone
     * @return how many sessions of the subject there are now, as {@link dev.ostiary.store.TokenStateStore#open} says; empty where this one was
     *     not opened, and no token is given out
     * @throws dev.ostiary.store.StoreUnavailableException if it could not be recorded; nobody is signed in then
     */
    OptionalInt open(SessionState session);
}
