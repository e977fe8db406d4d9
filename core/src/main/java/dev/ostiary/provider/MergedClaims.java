package dev.ostiary.provider;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Claims of several sources: of each name the first one counts. Filled by one thread.
 *
 * <p>What only the ID token may say (how and when the user signed in, which session it is) no other source can add.
 */
final class MergedClaims {
    private static final Set<String> OF_THE_PROTOCOL =
            Set.of("iss", "aud", "exp", "iat", "nbf", "jti", "azp", "nonce", "at_hash", "c_hash", "s_hash");
    private static final Set<String> OF_THE_ID_TOKEN =
            Set.of("sub", "sid", "acr", "amr", "auth_time", "session_expiry", "typ", "token_use", "cnf", "events");
    private static final String EMAIL = "email";
    private static final String VERIFIED = "email_verified";

    private final Map<String, @Nullable Object> merged = new LinkedHashMap<>();

    void addIdToken(Map<String, @Nullable Object> claims) {
        add(claims, Set.of());
    }

    void addUserInfo(Map<String, @Nullable Object> claims) {
        add(claims, OF_THE_ID_TOKEN);
    }

    /** An address that is there already is not verified by what another source says of another address. */
    private void add(Map<String, @Nullable Object> claims, Set<String> left) {
        boolean otherEmail = merged.containsKey(EMAIL)
                && !String.valueOf(merged.get(EMAIL)).equals(String.valueOf(claims.get(EMAIL)));
        boolean verifiedFirst = merged.containsKey(VERIFIED) && !merged.containsKey(EMAIL);
        if (verifiedFirst && claims.containsKey(EMAIL)) {
            merged.remove(VERIFIED);
        }
        claims.forEach((name, value) -> {
            boolean passedOver =
                    OF_THE_PROTOCOL.contains(name) || left.contains(name) || (otherEmail && name.equals(VERIFIED));
            if (!passedOver) {
                merged.putIfAbsent(name, value);
            }
        });
    }

    Map<String, @Nullable Object> all() {
        return Collections.unmodifiableMap(merged);
    }
}
