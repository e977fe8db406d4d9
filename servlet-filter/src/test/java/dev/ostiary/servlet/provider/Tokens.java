package dev.ostiary.servlet.provider;

import dev.ostiary.key.SigningKey;
import java.util.List;
import java.util.Map;

/** Tokens of any issuer for the application {@code app}. */
final class Tokens {
    private Tokens() {}

    static ProviderToken of(String issuer) {
        long now = ProviderToken.NOW.getEpochSecond();
        return new ProviderToken(
                Map.of("typ", "JWT"),
                Map.of(
                        "iss",
                        issuer,
                        "sub",
                        "u1",
                        "aud",
                        "app",
                        "roles",
                        List.of("admin"),
                        "iat",
                        now,
                        "exp",
                        now + 900));
    }

    static String bearer(String issuer, SigningKey key) {
        return "Bearer " + of(issuer).signedWith(key);
    }
}
