package dev.ostiary.servlet;

import dev.ostiary.servlet.answer.Grounds;
import dev.ostiary.servlet.answer.Refusal;
import dev.ostiary.servlet.gate.Decision;
import dev.ostiary.servlet.gate.Decision.Proceed;
import dev.ostiary.servlet.gate.Decision.Refuse;
import dev.ostiary.servlet.gate.Gate;
import dev.ostiary.servlet.gate.Renewal;
import dev.ostiary.servlet.gate.Trail;
import dev.ostiary.servlet.identity.VerifiedUser;
import dev.ostiary.servlet.signin.KnownSession;
import dev.ostiary.servlet.signin.SessionLookup;
import dev.ostiary.session.SessionTokens;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Tells the filter's own paths who is signed in, as the gate sees it. Thread-safe.
 *
 * @param gate asked as if somebody had to be known
 * @param renewal of a page whose access token has expired
 * @param issuer of the sessions' tokens: those of others make no session
 */
record GateLookup(Gate gate, Renewal renewal, String issuer) implements SessionLookup {
    @Override
    public KnownSession of(HttpServletRequest request, boolean renews) {
        Decision decision =
                gate.authenticate(request, renews ? Optional.of(renewal) : Optional.empty(), Trail.ofRequest());
        if (decision instanceof Proceed admitted) {
            return admitted.identity()
                    .verified()
                    .flatMap(user -> good(user, admitted))
                    .orElseGet(KnownSession.None::new);
        }
        Refusal refusal = ((Refuse) decision).refusal();
        return refusal.grounds() == Grounds.UNAVAILABLE
                ? new KnownSession.Undecided(refusal.reason(), refusal.retryAfter())
                : new KnownSession.None();
    }

    private Optional<KnownSession> good(VerifiedUser user, Proceed admitted) {
        Map<String, Object> claims = user.claims();
        return issuer.equals(claims.get("iss"))
                        && claims.get(SessionTokens.SESSION_ID_CLAIM) instanceof String
                        && claims.get("sub") instanceof String subject
                        && claims.get("exp") instanceof Number seconds
                ? Optional.of(new KnownSession.Good(
                        subject,
                        user.name(),
                        user.roles(),
                        Instant.ofEpochSecond(seconds.longValue()),
                        admitted.renewal()))
                : Optional.empty();
    }
}
