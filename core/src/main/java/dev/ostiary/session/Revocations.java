package dev.ostiary.session;

import dev.ostiary.store.Revocation;
import dev.ostiary.verify.RevocationCheck;

/** How this node knows what was revoked. Thread-safe. */
sealed interface Revocations extends RevocationCheck, AutoCloseable permits FollowedRevocations, StrictRevocations {
    /** Takes note of what this node itself has revoked, at once. */
    void learn(Revocation revocation);

    @Override
    void close();
}
