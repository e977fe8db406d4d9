package dev.ostiary.session;

import dev.ostiary.store.SessionState;

/** Records a session that is opened, where something is to be recorded with it in one step of the store. */
@FunctionalInterface
public interface SessionOpening {

    /**
     * Records it.
     *
     * @param session as it would be recorded alone
     * @return whether the session is open; where not, no token is given out
     * @throws dev.ostiary.store.StoreUnavailableException if it could not be recorded; nobody is signed in then
     */
    boolean open(SessionState session);
}
