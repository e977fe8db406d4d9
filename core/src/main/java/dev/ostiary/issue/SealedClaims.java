package dev.ostiary.issue;

import dev.ostiary.issue.Unsealing.Rejected;
import dev.ostiary.issue.Unsealing.Unsealed;
import dev.ostiary.verify.RejectionReason;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What stands inside a sealed token: the application's data, and when and for what it is good. */
final class SealedClaims {
    private static final String EXPIRY = "exp";
    private static final Set<String> RESERVED = Set.of(EXPIRY, "iat", "nbf", TokenProfile.PURPOSE);
    private static final long LAST_SECOND = 253_402_300_799L;

    private SealedClaims() {}

    static Map<String, @Nullable Object> write(Map<String, ?> claims, String purpose, Instant expiresAt) {
        Map<String, @Nullable Object> own = ClaimNames.copyOf(claims, RESERVED);
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put(EXPIRY, expiresAt.getEpochSecond());
        all.put(TokenProfile.PURPOSE, purpose);
        all.putAll(own);
        return all;
    }

    static Unsealing read(Map<String, @Nullable Object> all, String purpose, Instant now) {
        if (!purpose.equals(all.get(TokenProfile.PURPOSE))) {
            return new Rejected(RejectionReason.TYPE_NOT_ALLOWED);
        }
        if (!all.containsKey(EXPIRY)) {
            return new Rejected(RejectionReason.EXPIRY_MISSING);
        }
        if (!(all.get(EXPIRY) instanceof Long seconds) || seconds < 0 || seconds > LAST_SECOND) {
            return new Rejected(RejectionReason.CLAIM_INVALID);
        }
        Instant expiresAt = Instant.ofEpochSecond(seconds);
        if (!expiresAt.isAfter(now)) {
            return new Rejected(RejectionReason.TOKEN_EXPIRED);
        }
        Map<String, @Nullable Object> claims = new LinkedHashMap<>(all);
        claims.keySet().removeAll(RESERVED);
        return new Unsealed(claims, expiresAt);
    }
}
