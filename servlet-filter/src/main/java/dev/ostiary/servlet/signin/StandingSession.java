package dev.ostiary.servlet.signin;

import dev.ostiary.provider.GrantOutcome;
import dev.ostiary.provider.ProviderIdentity;
import dev.ostiary.session.SessionSource;
import java.time.Instant;
import java.util.Optional;

/**
 * What a session says at a renewal that its provider has nothing against: what the provider says now, and what the application adds, which is
 * asked whether the user may go on. Thread-safe.
 *
 * @param providers at which sessions begin
 * @param admission the application's part
 * @param room of the cookies
 * @param logouts what providers have ended, and could not be recorded yet
 */
record StandingSession(OpenProviders providers, Admission admission, CookieRoom room, LogoutMemory logouts) {
    private static final System.Logger LOG = System.getLogger(SignInParts.LOG_NAME);

    SessionSource.Answer says(GrantOutcome.Standing standing) {
        Optional<RegisteredProvider> provider = providers.named(standing.provider());
        ProviderIdentity identity = standing.grant().identity();
        if (provider.isEmpty() || logouts.covers(identity)) {
            return new SessionSource.Over();
        }
        Optional<Instant> end = provider.get().endOf(standing.grant().tokens(), identity, identity.issuedAt());
        Admission.Verdict verdict = admission.of(new Arrival(standing.provider(), identity, end));
        if (verdict instanceof Admission.Accepted accepted) {
            return providers
                    .claims(standing.provider())
                    .within(room, identity, accepted.more())
                    .<SessionSource.Answer>map(content -> new SessionSource.Says(content, identity.sessionExpiry()))
                    .orElseGet(SessionSource.Over::new);
        }
        LOG.log(
                System.Logger.Level.INFO,
                "A session ends at its renewal: the application does not accept its user any more");
        return new SessionSource.Over();
    }
}
