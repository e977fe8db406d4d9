package dev.ostiary.example.web;

import dev.ostiary.issue.IssuedToken;
import dev.ostiary.issue.TokenIssuer;
import dev.ostiary.issue.TokenProfile;
import dev.ostiary.key.HmacSecret;
import dev.ostiary.key.JwsAlgorithm;
import java.time.InstantSource;

/** Issues the access tokens that programs buy with a password; those of browsers the filter issues itself. Immutable and thread-safe. */
final class Tokens {
    /** The same two words stand in {@code web.xml}: the filter accepts no other issuer and no other audience. */
    static final String ISSUER = "https://example.test";

    static final String AUDIENCE = "example";

    private final TokenIssuer issuer;

    Tokens(HmacSecret secret, InstantSource clock) {
        issuer = TokenIssuer.builder()
                .key(secret.signingKey(JwsAlgorithm.HS256))
                .profile(TokenProfile.access(ISSUER, AUDIENCE)) // lives for 15 minutes
                .clock(clock)
                .build();
    }

    IssuedToken issue(User user) {
        return issuer.issue(user.id(), user.claims());
    }
}
