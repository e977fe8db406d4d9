package dev.ostiary.example;

import dev.ostiary.issue.TokenIssuer;
import dev.ostiary.issue.TokenProfile;
import dev.ostiary.key.HmacSecret;
import dev.ostiary.key.JwsAlgorithm;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Tokens that the example accepts, because {@link #shareSecret} told it the secret, and variations of them. */
final class TestTokens {
    private static final String SECRET = "a secret of the integration tests, long enough for HS256";
    private static final Map<String, Object> BOB =
            Map.of("name", "Bob Baumeister", "roles", List.of("editor"), "scope", "notes:read notes:write");

    private TestTokens() {}

    /** To be called before the example starts in this process. */
    static void shareSecret() {
        System.setProperty("JWT_SECRET", SECRET);
    }

    static String alice() {
        return issue(SECRET, "alice", Map.of("roles", List.of("admin")), InstantSource.system());
    }

    static String bob() {
        return issue(SECRET, "bob", BOB, InstantSource.system());
    }

    static String bobCalled(String fullName) {
        return issue(SECRET, "bob", Map.of("name", fullName), InstantSource.system());
    }

    static String bobAnHourAgo() {
        Instant then = InstantSource.system().instant().minus(Duration.ofHours(1));
        return issue(SECRET, "bob", BOB, InstantSource.fixed(then));
    }

    static String forgedAlice() {
        Map<String, Object> claims = Map.of("roles", List.of("admin"));
        return issue("some other secret that is long enough too", "alice", claims, InstantSource.system());
    }

    private static String issue(String secret, String subject, Map<String, ?> claims, InstantSource clock) {
        return TokenIssuer.builder()
                .key(HmacSecret.ofText(secret).signingKey(JwsAlgorithm.HS256))
                .profile(TokenProfile.access("https://example.test", "example"))
                .clock(clock)
                .build()
                .issue(subject, claims)
                .token();
    }
}
