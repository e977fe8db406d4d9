package dev.ostiary.example.web;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The links that are good no more, so that whoever opens one again is told at once. What decides is the store, which lets each link work once
 * on all nodes; this is only a courtesy of the process that has seen it. Only so many are remembered, and only those of our own. Thread-safe.
 */
final class UsedLinks {
    static final int MOST = 1_000;

    private final Set<String> tokens = new LinkedHashSet<>();

    /** Notes a link whose token has turned out to be used up: nobody can do anything with it. */
    synchronized void add(String token) {
        if (tokens.add(token) && tokens.size() > MOST) {
            tokens.remove(tokens.iterator().next());
        }
    }

    synchronized boolean contain(String token) {
        return tokens.contains(token);
    }
}
