package dev.ostiary.session;

import dev.ostiary.store.Revocation;
import dev.ostiary.verify.RevocationCheck;
import java.time.Duration;

/** How this node knows what was revoked. Thread-safe. */
sealed interface Revocations extends RevocationCheck, AutoCloseable permits FollowedRevocations, StrictRevocations {
    /** After which an answer may be had again where there is none now. */
    Duration RETRY_AFTER = Duration.ofSeconds(1);

    /** Takes note of what this node itself has revoked, at once. */
    void learn(Revocation revocation);

    @Override
    void close();
}
