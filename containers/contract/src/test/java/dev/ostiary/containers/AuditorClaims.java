package dev.ostiary.containers;

import dev.ostiary.session.SessionClaims;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What {@code session-claims} names: everybody is an auditor from the first refresh on. */
public final class AuditorClaims implements SessionClaims {
    @Override
    public Optional<Map<String, @Nullable Object>> claims(String subject, Map<String, @Nullable Object> claims) {
        Map<String, @Nullable Object> said = new HashMap<>(claims);
        said.put("roles", List.of("auditor"));
        return Optional.of(said);
    }
}
