package dev.ostiary.servlet;

import dev.ostiary.store.InMemoryTokenStateStore;
import dev.ostiary.store.TokenStateStore;
import java.time.InstantSource;

class WrongClocksInMemoryTest extends WrongClocksContract {
    @Override
    TokenStateStore store(InstantSource storeClock) {
        return new InMemoryTokenStateStore(1_000, storeClock);
    }
}
