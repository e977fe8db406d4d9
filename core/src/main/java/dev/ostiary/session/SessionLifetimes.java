package dev.ostiary.session;

import dev.ostiary.verify.JwtVerifierBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * How long the tokens of a session live. Immutable.
 *
 * @param access an access token
 * @param refresh a refresh token, and so a session that is not refreshed
 * @param longest a session, from sign-in on; empty: without end
 */
record SessionLifetimes(Duration access, Duration refresh, Optional<Duration> longest) {
    /** Where the clock of another node has let a session go on for a moment longer. */
    private static final Duration SHORTEST = Duration.ofSeconds(1);

    /** When a session is over however often it is refreshed. */
    private Instant end(SessionTerms terms) {
        Instant byTime = longest.map(terms.signedInAt()::plus).orElse(Instant.MAX);
        return terms.options().end().filter(byTime::isAfter).orElse(byTime);
    }

    /** Whether a session has no second left. */
    boolean isOver(SessionTerms terms, Instant now) {
        return !end(terms).isAfter(now.truncatedTo(ChronoUnit.SECONDS));
    }

    /** How long a refresh token lives that is issued now. */
    Duration ofRefreshToken(SessionTerms terms, Instant issuedAt) {
        return shorter(terms.options().ttl().orElse(refresh), issuedAt, end(terms));
    }

    /** How long an access token lives that is issued now, beside a refresh token that is good until then. */
    Duration ofAccessToken(Instant issuedAt, Instant refreshExpiry) {
        Duration lifetime = shorter(access, issuedAt, refreshExpiry);
        return lifetime.compareTo(SHORTEST) < 0 ? SHORTEST : lifetime;
    }

    private static Duration shorter(Duration usual, Instant issuedAt, Instant end) {
        Instant second = issuedAt.truncatedTo(ChronoUnit.SECONDS);
        return end.isBefore(second.plus(usual)) ? Duration.between(second, end) : usual;
    }

    /** When the last access token that a session has got until now is accepted nowhere any more, whatever the verifiers' clocks. */
    Instant lastAccessExpiry(Instant now) {
        return now.plus(access).plus(JwtVerifierBuilder.MAX_CLOCK_SKEW);
    }
}
