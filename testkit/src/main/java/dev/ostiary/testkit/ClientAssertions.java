package dev.ostiary.testkit;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Client authentication by a signed JWT (RFC 7523, sections 2.2 and 3), each {@code jti} once. Thread-safe. */
final class ClientAssertions {
    private static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration SKEW = Duration.ofSeconds(30);

    private final Supplier<Instant> clock;
    private final Supplier<List<String>> audiences;
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    /** An assertion takes one of the audiences: the issuer or the token endpoint, never both in one. */
    ClientAssertions(Supplier<Instant> clock, Supplier<List<String>> audiences) {
        this.clock = clock;
        this.audiences = audiences;
    }

    Optional<RegisteredClient> client(Parameters form, Map<String, RegisteredClient> clients) {
        if (!form.text("client_assertion_type").equals(TYPE)) {
            return Optional.empty();
        }
        try {
            return client(form.text("client_assertion").split("\\.", -1), clients)
                    .filter(client ->
                            form.value("client_id").map(client.id()::equals).orElse(true));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private Optional<RegisteredClient> client(String[] segments, Map<String, RegisteredClient> clients) {
        if (segments.length != 3) {
            return Optional.empty();
        }
        Map<String, @Nullable Object> claims = JsonReader.object(decoded(segments[1]));
        String id = String.valueOf(claims.get("sub"));
        return Optional.ofNullable(clients.get(id))
                .filter(client -> isSignedBy(client, segments))
                .filter(client -> id.equals(claims.get("iss")))
                .filter(client -> isForUs(claims.get("aud")) && isTimely(claims))
                .filter(client -> claims.get("jti") instanceof String jti && seen.add(id + " " + jti));
    }

    private static boolean isSignedBy(RegisteredClient client, String[] segments) {
        Object name = JsonReader.object(decoded(segments[0])).get("alg");
        byte[] input = (segments[0] + "." + segments[1]).getBytes(StandardCharsets.US_ASCII);
        byte[] signature = Base64.getUrlDecoder().decode(segments[2]);
        return Arrays.stream(SignatureAlgorithm.values())
                .filter(algorithm -> algorithm.headerName().equals(name))
                .findFirst()
                .flatMap(algorithm -> client.key().filter(key -> algorithm.verifies(key, input, signature)))
                .isPresent();
    }

    private boolean isForUs(@Nullable Object audience) {
        Object one = audience instanceof List<?> list && list.size() == 1 ? list.get(0) : audience;
        return one instanceof String text && audiences.get().contains(text);
    }

    private boolean isTimely(Map<String, @Nullable Object> claims) {
        Instant now = clock.get();
        return claims.get("exp") instanceof Double expiry
                && expiry > now.minus(SKEW).getEpochSecond()
                && expiry <= now.plus(LONGEST).getEpochSecond();
    }

    private static String decoded(String segment) {
        return new String(Base64.getUrlDecoder().decode(segment), StandardCharsets.UTF_8);
    }
}
