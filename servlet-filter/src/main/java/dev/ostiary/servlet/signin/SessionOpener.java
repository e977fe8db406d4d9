package dev.ostiary.servlet.signin;

import dev.ostiary.provider.GrantSeal;
import dev.ostiary.provider.Redemption.SignedIn;
import dev.ostiary.servlet.session.SessionCookies;
import dev.ostiary.servlet.session.SignInGuard;
import dev.ostiary.session.SessionContent;
import dev.ostiary.session.SessionGrant;
import dev.ostiary.session.SessionTokens;
import dev.ostiary.session.SignInOptions;
import dev.ostiary.store.ProviderSignIn;
import dev.ostiary.store.StoreUnavailableException;
import dev.ostiary.store.TokenStateStore;
import dev.ostiary.verify.JwtVerifier;
import dev.ostiary.verify.RejectionReason;
import dev.ostiary.verify.Verification;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Opens the session of whom a provider has signed in: the session and the provider's tokens are recorded in one step of the store, or
 * neither. Thread-safe.
 *
 * @param tokens of the sessions
 * @param store where the sessions and the provider's tokens are kept
 * @param seal without which they are worth nothing
 * @param cookies of the sessions
 * @param guard has the container's session follow
 * @param verifier of access tokens, as the filter's
 * @param room of the cookies for claims; what has none is kept with the provider's tokens
 */
record SessionOpener(
        SessionTokens tokens,
        TokenStateStore store,
        GrantSeal seal,
        SessionCookies cookies,
        SignInGuard guard,
        JwtVerifier verifier,
        CookieRoom room) {
    /** What became of it. Immutable. */
    sealed interface Outcome {}

    /** The session is open. */
    record Opened(SessionGrant grant) implements Outcome {}

    /** The provider has ended its session, or all of the user's, while the user was signing in. */
    record Ended() implements Outcome {}

    /** There is no room for what it would have to say. */
    record TooLarge() implements Outcome {}

    /** The filter would not accept its access token, so that the browser would go round in circles. */
    record Unacceptable(RejectionReason reason) implements Outcome {}

    /** When the session ends at the latest. */
    Optional<Instant> endOf(RegisteredProvider provider, SignedIn signedIn, Instant now) {
        return provider.endOf(signedIn.tokens(), signedIn.identity(), now);
    }

    /**
     * Whether no session can begin any more: the provider has ended what the user signed in to, or it would be over at once. One round trip to
     * the store, which looks again when it records the session.
     *
     * @throws StoreUnavailableException if nobody can tell
     */
    boolean hasEnded(SignedIn signedIn, Optional<Instant> end) {
        ProviderSignIn signIn = signedIn.identity().signIn();
        return isOver(end) || signIn.isEndedBy(store.revocationsOf(signIn.endedNames()));
    }

    private boolean isOver(Optional<Instant> end) {
        return end.filter(time -> !time.isAfter(tokens.clock().instant().plusSeconds(1)))
                .isPresent();
    }

    /** @throws StoreUnavailableException if it could not be recorded; nobody is signed in then */
    Outcome open(
            HttpServletRequest request,
            ProviderClaims said,
            SignedIn signedIn,
            Map<String, ?> more,
            Optional<Instant> end) {
        if (isOver(end)) {
            return new Ended();
        }
        return said.within(room, signedIn.identity(), more)
                .map(content -> open(request, said, signedIn, content, end))
                .orElseGet(TooLarge::new);
    }

    private Outcome open(
            HttpServletRequest request,
            ProviderClaims said,
            SignedIn signedIn,
            SessionContent content,
            Optional<Instant> end) {
        String subject = said.subject(signedIn.identity());
        Recording recording = new Recording(store.providerGrants(), seal, said.provider(), signedIn);
        Optional<SessionGrant> opened;
        try {
            opened = tokens.open(subject, content, label(request), options(end), recording::open);
        } catch (IllegalArgumentException noToken) {
            return tooLarge(content, noToken);
        }
        return opened.map(grant -> handedOver(grant, subject, content, request)).orElseGet(recording::whyNot);
    }

    private Outcome handedOver(SessionGrant grant, String subject, SessionContent content, HttpServletRequest request) {
        boolean given = false;
        try {
            Outcome checked = checked(grant, content, request);
            if (checked instanceof Opened) {
                cookies.refreshToken().all(request).forEach(token -> tokens.signOut(token, Optional.empty()));
                guard.follow(request, subject, false);
                given = true;
            }
            return checked;
        } finally {
            if (!given) {
                forget(grant);
            }
        }
    }

    private Outcome checked(SessionGrant grant, SessionContent content, HttpServletRequest request) {
        try {
            cookies.haveRoomFor(grant, request);
        } catch (IllegalArgumentException noRoom) {
            return tooLarge(content, noRoom);
        }
        return verifier.verify(grant.access().token()) instanceof Verification.Rejected rejected
                        && rejected.reason() != RejectionReason.TOKEN_REVOKED
                ? new Unacceptable(rejected.reason())
                : new Opened(grant);
    }

    private static Outcome tooLarge(SessionContent content, IllegalArgumentException fault) {
        LargestClaim.log(content.claims(), String.valueOf(fault.getMessage()));
        return new TooLarge();
    }

    private static SignInOptions options(Optional<Instant> end) {
        return end.map(SignInOptions.standard()::endingAt).orElse(SignInOptions.standard());
    }

    /** Nobody has got its tokens; should that fail, too, it ends by itself. */
    private void forget(SessionGrant grant) {
        try {
            tokens.end(grant.sessionId());
        } catch (StoreUnavailableException outage) {
            // What made this necessary is on its way to the browser.
        }
    }

    /** What the browser calls itself, as far as it is visible ASCII. */
    private static String label(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("User-Agent")).orElse("").replaceAll("[^ -~]", "?");
    }
}
