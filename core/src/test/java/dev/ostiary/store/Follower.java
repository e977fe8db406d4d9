package dev.ostiary.store;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps a copy of the revocations of a store, as a node does that does not want to ask it for every request. */
public final class Follower {
    private final Map<Revocation.Name, Revocation> copy = new HashMap<>();
    private Optional<String> position = Optional.empty();

    /** One that knows nothing yet. */
    public Follower() {}

    /** One that has followed a store to the end. */
    public static Follower of(TokenStateStore store) {
        Follower follower = new Follower();
        follower.follow(store);
        return follower;
    }

    /** Reads on until there is no more now; returns the number of pages. */
    public int follow(TokenStateStore store) {
        int pages = 1;
        while (page(store).more()) {
            pages++;
        }
        return pages;
    }

    /** Reads one page. */
    public RevocationPage page(TokenStateStore store) {
        RevocationPage page = store.revocationsAfter(position);
        page.revocations().forEach(each -> copy.merge(each.name(), each, Revocation::and));
        position = Optional.of(page.position());
        return page;
    }

    /** What is known so far. */
    public Collection<Revocation> copy() {
        return List.copyOf(copy.values());
    }
}
