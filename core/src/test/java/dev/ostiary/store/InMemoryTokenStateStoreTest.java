package dev.ostiary.store;

import java.time.InstantSource;

class InMemoryTokenStateStoreTest extends TokenStateStoreContract implements OneTimeLimitContract {
    private InMemoryTokenStateStore only;

    @Override
    protected void startEmpty() {
        only = new InMemoryTokenStateStore(InMemoryTokenStateStore.DEFAULT_CAPACITY, clock());
    }

    @Override
    protected TokenStateStore open(InstantSource clock) {
        return only;
    }

    @Override
    protected void restart() {
        startEmpty();
    }

    @Override
    protected boolean survivesRestart() {
        return false;
    }
}
