package dev.ostiary.containers;

import dev.ostiary.servlet.AuthFilter;
import dev.ostiary.servlet.AuthFilterBuilder;
import dev.ostiary.servlet.config.RevocationMode;
import dev.ostiary.store.MovableClock;
import dev.ostiary.store.TokenStateStore;

/** Filters that sign users in, by a clock that moves when it is told to. Strict, so that no thread comes in between. */
final class SessionFilters {
    private SessionFilters() {}

    static AuthFilterBuilder builder(MovableClock clock, TokenStateStore store) {
        return AuthFilter.builder()
                .secret(TestTokens.TEST_SECRET)
                .issuer(TestTokens.ISSUER)
                .audience(TestTokens.AUDIENCE)
                .publicPaths("/public/**")
                .clock(clock)
                .sessions(sessions -> sessions.store(store).revocation(RevocationMode.STRICT));
    }
}
