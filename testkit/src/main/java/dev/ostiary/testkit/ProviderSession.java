package dev.ostiary.testkit;

import java.time.Instant;

/**
 * A user's session at the issuer: one for each browser.
 *
 * @param sid names it in tokens
 * @param subject whose it is
 * @param authenticatedAt when the user has signed in last
 * @param silent whether the last authorization went without signing in
 */
record ProviderSession(String sid, String subject, Instant authenticatedAt, boolean silent) {}
