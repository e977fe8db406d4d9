package dev.ostiary.session;

import dev.ostiary.store.InMemoryTokenStateStore;
import dev.ostiary.store.TokenStateStore;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

class ClockJumpsTest extends ClockJumpsContract {
    private @Nullable TokenStateStore only;

    @Override
    protected void startEmpty() {
        only = null;
    }

    @Override
    protected TokenStateStore open(InstantSource clock) {
        if (only == null) {
            only = new InMemoryTokenStateStore(100, clock);
        }
        return only;
    }
}
