package dev.ostiary.containers;

import dev.ostiary.store.InMemoryTokenStateStore;
import dev.ostiary.store.TokenStateStore;
import java.time.InstantSource;

/** Over the store in memory. */
class ParallelRefreshIT extends ParallelRefreshContract {
    ParallelRefreshIT() {
        super(new JettyEe10());
    }

    @Override
    TokenStateStore store(InstantSource clock) {
        return new InMemoryTokenStateStore(1_000, clock);
    }
}
