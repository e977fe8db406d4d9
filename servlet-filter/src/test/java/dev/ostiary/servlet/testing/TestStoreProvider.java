package dev.ostiary.servlet.testing;

import dev.ostiary.store.InMemoryTokenStateStore;
import dev.ostiary.store.StoreUnavailableException;
import dev.ostiary.store.TokenStateStore;
import dev.ostiary.store.TokenStateStoreProvider;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a module with a store brings: {@code test:} and any text, but {@code test:away} cannot be reached. */
public final class TestStoreProvider implements TokenStateStoreProvider {
    private static final List<TokenStateStore> OPENED = new CopyOnWriteArrayList<>();

    /** The store that was opened last. */
    public static TokenStateStore last() {
        return OPENED.get(OPENED.size() - 1);
    }

    @Override
    public boolean knows(String location) {
        return location.startsWith("test:");
    }

    @Override
    public TokenStateStore open(String location) {
        if (location.equals("test:away")) {
            throw new StoreUnavailableException("nobody listens there");
        }
        TokenStateStore store = new InMemoryTokenStateStore();
        OPENED.add(store);
        return store;
    }
}
