package dev.ostiary.provider;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What stands in a sealed {@code state}, under names of one letter. Stateless. */
final class StateClaims {
    private StateClaims() {}

    static Map<String, Object> write(SignInState state) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("i", state.id());
        claims.put("p", state.provider());
        claims.put("o", state.redirectOrigin());
        claims.put("b", state.bindingHash());
        claims.put("t", state.issuedAt().getEpochSecond());
        claims.put("n", state.attempt());
        state.returnTo().ifPresent(path -> claims.put("r", path));
        if (state.silent()) {
            claims.put("s", true);
        }
        if (!state.demands().acrValues().isEmpty()) {
            claims.put("a", String.join(" ", state.demands().acrValues()));
        }
        state.demands().maxAge().ifPresent(age -> claims.put("m", age.toSeconds()));
        return claims;
    }

    /** Empty only where another version has sealed it. */
    static Optional<SignInState> read(Map<String, @Nullable Object> claims, int sealedBy) {
        if (claims.get("i") instanceof String id
                && claims.get("p") instanceof String provider
                && claims.get("o") instanceof String origin
                && claims.get("b") instanceof String hash
                && claims.get("t") instanceof Long seconds
                && claims.get("n") instanceof Long attempt) {
            return Optional.of(new SignInState(
                    id,
                    provider,
                    origin,
                    Optional.ofNullable((String) claims.get("r")),
                    demands(claims),
                    attempt.intValue(),
                    claims.containsKey("s"),
                    hash,
                    Instant.ofEpochSecond(seconds),
                    sealedBy));
        }
        return Optional.empty();
    }

    private static StepUp demands(Map<String, @Nullable Object> claims) {
        List<String> acr = claims.get("a") instanceof String values ? List.of(values.split(" ", -1)) : List.of();
        Optional<Duration> age =
                claims.get("m") instanceof Long seconds ? Optional.of(Duration.ofSeconds(seconds)) : Optional.empty();
        return new StepUp(acr, age);
    }
}
