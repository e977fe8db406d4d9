package dev.ostiary.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Authorization requests that were left before (RFC 9126): each is good for one use. Thread-safe. */
final class PushedRequests {
    static final Duration LIFETIME = Duration.ofSeconds(60);

    private static final String PREFIX = "urn:ietf:params:oauth:request_uri:";

    private record Left(String clientId, Parameters parameters, Instant expiresAt) {}

    private final Supplier<Instant> clock;
    private final Map<String, Left> left = new ConcurrentHashMap<>();

    PushedRequests(Supplier<Instant> clock) {
        this.clock = clock;
    }

    /** Keeps a request, and answers its {@code request_uri}. */
    String put(String clientId, Parameters parameters) {
        String uri = PREFIX + Randoms.id();
        left.put(uri, new Left(clientId, parameters, clock.get().plus(LIFETIME)));
        return uri;
    }

    /** Takes a request away; empty: unknown, used, too old or another client's. */
    Optional<Parameters> take(String requestUri, String clientId) {
        return Optional.ofNullable(left.remove(requestUri))
                .filter(request -> request.clientId().equals(clientId))
                .filter(request -> request.expiresAt().isAfter(clock.get()))
                .map(Left::parameters);
    }

    void clear() {
        left.clear();
    }
}
