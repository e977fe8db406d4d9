package dev.ostiary.containers;

import dev.ostiary.store.InMemoryTokenStateStore;
import dev.ostiary.store.TokenStateStore;

/** Over the store in memory. */
class ParallelRefreshIT extends ParallelRefreshContract {
    ParallelRefreshIT() {
        super(new JettyEe10());
    }

    @Override
    TokenStateStore store() {
        return new InMemoryTokenStateStore();
    }
}
