package dev.ostiary.provider;

/** Refreshes the provider's tokens of sessions: one at a time for each session on all nodes. Thread-safe. */
public final class ProviderRefresh {
    private ProviderRefresh() {}
}
