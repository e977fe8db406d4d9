package dev.ostiary.provider;

import java.time.Instant;
import java.util.Optional;

/**
 * What a verified logout token says (OpenID Connect Back-Channel Logout 1.0, section 2.4). At least one of session and user is there. Immutable.
 *
 * @param sid the provider's session that has ended
 * @param subject whose sessions
 * @param issuedAt only what began up to then has ended
 */
public record LogoutNotice(Optional<String> sid, Optional<String> subject, Instant issuedAt) {
    /** Shows when. */
    @Override
    public String toString() {
        return "LogoutNotice[" + issuedAt + "]";
    }
}
