package dev.ostiary.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Codes, access and refresh tokens, and which of them are over. A code or a rotated refresh token that comes a second time ends all that
 * came of it (RFC 6749, section 4.1.2; RFC 9700, section 4.14.2). Thread-safe.
 */
final class Grants {
    static final Duration CODE_LIFETIME = Duration.ofSeconds(60);
    static final Duration ACCESS_LIFETIME = Duration.ofMinutes(5);

    /** A text that stands for an authorization; {@code used} counts for codes and rotated refresh tokens. */
    private record Ticket(Authorization authorization, Instant expiresAt, boolean used) {
        Ticket asUsed() {
            return new Ticket(authorization, expiresAt, true);
        }
    }

    /** What an ID token that comes back as a hint was about. */
    record Hint(String clientId, String sid) {}

    private final Supplier<Instant> clock;
    private final Map<String, Ticket> codes = new HashMap<>();
    private final Map<String, Ticket> refreshTokens = new HashMap<>();
    private final Map<String, Ticket> accessTokens = new HashMap<>();
    private final Map<String, Hint> idTokens = new HashMap<>();
    private final Set<String> over = new HashSet<>();
    private String latestIdToken = "";

    Grants(Supplier<Instant> clock) {
        this.clock = clock;
    }

    synchronized void putCode(String code, Authorization authorization) {
        codes.put(code, new Ticket(authorization, clock.get().plus(CODE_LIFETIME), false));
    }

    /** Uses a code up, whatever the caller finds wrong with the request afterwards. */
    synchronized Optional<Authorization> redeem(String code, String clientId) {
        Ticket ticket = codes.get(code);
        if (ticket == null || !ticket.authorization().clientId().equals(clientId)) {
            return Optional.empty();
        }
        codes.put(code, ticket.asUsed());
        return unlessUsed(ticket);
    }

    synchronized void putRefreshToken(String token, Authorization authorization) {
        refreshTokens.put(token, new Ticket(authorization, Instant.MAX, false));
    }

    /** Uses a refresh token; {@code rotated}: it is dead from now on. */
    synchronized Optional<Authorization> refresh(String token, String clientId, boolean rotated) {
        Ticket ticket = refreshTokens.get(token);
        if (ticket == null || !ticket.authorization().clientId().equals(clientId)) {
            return Optional.empty();
        }
        if (rotated) {
            refreshTokens.put(token, ticket.asUsed());
        }
        return unlessUsed(ticket);
    }

    private Optional<Authorization> unlessUsed(Ticket ticket) {
        if (ticket.used()) {
            over.add(ticket.authorization().id());
        }
        return live(ticket);
    }

    synchronized void putAccessToken(String token, Authorization authorization) {
        accessTokens.put(token, new Ticket(authorization, clock.get().plus(ACCESS_LIFETIME), false));
    }

    synchronized Optional<Authorization> ofAccessToken(String token) {
        return Optional.ofNullable(accessTokens.get(token)).flatMap(this::live);
    }

    synchronized void putIdToken(String token, Authorization authorization) {
        idTokens.put(token, new Hint(authorization.clientId(), authorization.sid()));
        latestIdToken = token;
    }

    synchronized String latestIdToken() {
        return latestIdToken;
    }

    synchronized Optional<Hint> ofIdToken(String token) {
        return Optional.ofNullable(idTokens.get(token));
    }

    /** RFC 7009: a refresh token takes all with it, an access token only itself. False: it is another client's. */
    synchronized boolean revoke(String token, String clientId) {
        Optional<Ticket> refresh = Optional.ofNullable(refreshTokens.get(token));
        Optional<Ticket> any = refresh.or(() -> Optional.ofNullable(accessTokens.get(token)));
        if (any.filter(ticket -> !ticket.authorization().clientId().equals(clientId))
                .isPresent()) {
            return false;
        }
        refresh.ifPresent(ticket -> over.add(ticket.authorization().id()));
        accessTokens.remove(token);
        return true;
    }

    synchronized void clear() {
        codes.clear();
        refreshTokens.clear();
        accessTokens.clear();
        idTokens.clear();
        over.clear();
        latestIdToken = "";
    }

    private Optional<Authorization> live(Ticket ticket) {
        return ticket.expiresAt().isAfter(clock.get())
                        && !over.contains(ticket.authorization().id())
                ? Optional.of(ticket.authorization())
                : Optional.empty();
    }
}
