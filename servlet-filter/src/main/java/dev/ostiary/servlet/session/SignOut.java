package dev.ostiary.servlet.session;

import dev.ostiary.servlet.credential.Carrier;
import dev.ostiary.servlet.credential.CredentialExtractor;
import dev.ostiary.servlet.credential.Extraction;
import dev.ostiary.session.SessionTokens;
import dev.ostiary.store.StoreUnavailableException;
import dev.ostiary.verify.JwtVerifier;
import dev.ostiary.verify.RejectionReason;
import dev.ostiary.verify.Verification;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Ends every session that a request carries a token of, and revokes its access tokens. What is no good is passed over, so that
 * whoever wants to sign out can, with expired tokens, with none, and where a browser sends several cookies of one name.
 * Thread-safe.
 */
public final class SignOut {

    private final SessionTokens tokens;
    private final SessionCookies cookies;
    private final CredentialExtractor extractor;
    private final JwtVerifier verifier;
    private final SignOutElsewhere elsewhere;

    /**
     * Makes one.
     *
     * @param tokens of the sessions
     * @param cookies where they travel
     * @param extractor finds the access token
     * @param verifier of access tokens, of other issuers too
     * @param elsewhere where users are signed out of, too
     */
    public SignOut(
            SessionTokens tokens,
            SessionCookies cookies,
            CredentialExtractor extractor,
            JwtVerifier verifier,
            SignOutElsewhere elsewhere) {
        this.tokens = tokens;
        this.cookies = cookies;
        this.extractor = extractor;
        this.verifier = verifier;
        this.elsewhere = elsewhere;
    }

    /** What became of it. Immutable. */
    public sealed interface Outcome {}

    /**
     * The sessions have ended.
     *
     * @param farewell what is to be done now
     */
    public record Ended(SignOutElsewhere.Farewell farewell) implements Outcome {}

    /**
     * Nothing is recorded: the user is not signed out and should try again.
     *
     * @param fault why
     */
    public record Failed(Verification.Unavailable fault) implements Outcome {}

    /**
     * Nothing was sent that could end a session.
     *
     * @param reason why not
     */
    public record Nothing(RejectionReason reason) implements Outcome {}

    /**
     * Signs out in the store; the cookies are left alone.
     *
     * @param request the request
     * @return ended, or failed
     */
    public Outcome of(HttpServletRequest request) {
        return of(request, Optional.empty());
    }

    /**
     * Signs out in the store somebody whom the filter has let in; the cookies are left alone.
     *
     * @param request the request
     * @param letIn the session as whose user the filter has let this very request in, perhaps by renewing it, so that the refresh token that
     *     came is a replaced one by now
     * @return ended, or failed
     */
    public Outcome of(HttpServletRequest request, Optional<String> letIn) {
        Set<String> refreshTokens = cookies.refreshToken().all(request);
        List<Verification> access =
                accessTokens(request).distinct().map(verifier::verify).toList();
        SignOutWitnesses witnesses = SignOutWitnesses.of(tokens, refreshTokens, access, letIn);
        try {
            SignOutElsewhere.Farewell farewell = elsewhere.before(witnesses.sessions(), witnesses::vouchFor);
            refreshTokens.forEach(token -> tokens.signOut(token, Optional.empty()));
            return access.stream()
                    .flatMap(result -> revoked(result).stream())
                    .reduce((first, second) -> first)
                    .<Outcome>map(Failed::new)
                    .orElseGet(() -> new Ended(farewell));
        } catch (StoreUnavailableException outage) {
            return new Failed(storeUnavailable());
        }
    }

    /**
     * Signs out of what a token in a header names, which was sent on purpose. Cookies beside it are not looked at: those a browser may have
     * sent by itself, because another site made it.
     *
     * @param request the request
     * @return ended where that is recorded; else nothing has changed
     */
    public Outcome ofHeaderAlone(HttpServletRequest request) {
        Extraction credential = extractor.extract(request);
        if (!(credential instanceof Extraction.Found found) || found.carrier() != Carrier.HEADER) {
            return new Nothing(RejectionReason.MISSING_TOKEN);
        }
        Verification result = verifier.verify(found.token());
        if (result instanceof Verification.Unavailable outage) {
            return new Failed(outage);
        }
        if (result instanceof Verification.Rejected rejected) {
            return new Nothing(rejected.reason());
        }
        SignOutWitnesses witnesses = SignOutWitnesses.of(tokens, Set.of(), List.of(result), Optional.empty());
        try {
            SignOutElsewhere.Farewell farewell = elsewhere.before(witnesses.sessions(), witnesses::vouchFor);
            return revoked(result).<Outcome>map(Failed::new).orElseGet(() -> new Ended(farewell));
        } catch (StoreUnavailableException outage) {
            return new Failed(storeUnavailable());
        }
    }

    private static Verification.Unavailable storeUnavailable() {
        return new Verification.Unavailable(StoreUnavailableException.RETRY_AFTER, RejectionReason.STORE_UNAVAILABLE);
    }

    private Stream<String> accessTokens(HttpServletRequest request) {
        Stream<String> inCookies = cookies.accessToken().all(request).stream();
        return extractor.extract(request) instanceof Extraction.Found found && found.carrier() != Carrier.API_KEY
                ? Stream.concat(Stream.of(found.token()), inCookies)
                : inCookies;
    }

    private Optional<Verification.Unavailable> revoked(Verification access) {
        if (access instanceof Verification.Verified verified) {
            tokens.signOut(null, Optional.of(verified.jwt()));
        }
        return access instanceof Verification.Unavailable outage ? Optional.of(outage) : Optional.empty();
    }
}
