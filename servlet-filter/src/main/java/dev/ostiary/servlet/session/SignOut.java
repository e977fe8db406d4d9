package dev.ostiary.servlet.session;

import dev.ostiary.servlet.credential.Carrier;
import dev.ostiary.servlet.credential.CredentialExtractor;
import dev.ostiary.servlet.credential.Extraction;
import dev.ostiary.session.SessionTokens;
import dev.ostiary.store.StoreUnavailableException;
import dev.ostiary.verify.JwtVerifier;
import dev.ostiary.verify.RejectionReason;
import dev.ostiary.verify.Verification;
import dev.ostiary.verify.VerifiedJwt;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Ends every session that a request carries a token of, and revokes its access tokens. What is no good is passed over, so that
 * whoever wants to sign out can, with expired tokens, with none, and where a browser sends several cookies of one name.
 * Thread-safe.
 */
public final class SignOut {

    private final SessionTokens tokens;
    private final String issuer;
    private final SessionCookies cookies;
    private final CredentialExtractor extractor;
    private final JwtVerifier verifier;

    /**
     * Makes one.
     *
     * @param tokens of the sessions
     * @param issuer who signs them: of others' tokens no session is read
     * @param cookies where they travel
     * @param extractor finds the access token
     * @param verifier of access tokens, of other issuers too
     */
    public SignOut(
            SessionTokens tokens,
            String issuer,
            SessionCookies cookies,
            CredentialExtractor extractor,
            JwtVerifier verifier) {
        this.tokens = tokens;
        this.issuer = issuer;
        this.cookies = cookies;
        this.extractor = extractor;
        this.verifier = verifier;
    }

    /**
     * Signs out in the store; the cookies are left alone.
     *
     * @param request the request
     * @return empty if that is recorded; else the user is not signed out and should try again
     */
    public Optional<Verification.Unavailable> of(HttpServletRequest request) {
        try {
            cookies.refreshToken().all(request).forEach(token -> tokens.signOut(token, Optional.empty()));
            return accessTokens(request)
                    .distinct()
                    .map(verifier::verify)
                    .flatMap(result -> revoked(result).stream())
                    .reduce((first, second) -> first);
        } catch (StoreUnavailableException outage) {
            return Optional.of(storeUnavailable());
        }
    }

    /**
     * Signs out of what a token in a header names, which was sent on purpose. Cookies beside it are not looked at: those a browser may have
     * sent by itself, because another site made it.
     *
     * @param request the request
     * @return verified where that is recorded; else nothing has changed
     */
    public Verification ofHeaderAlone(HttpServletRequest request) {
        Extraction credential = extractor.extract(request);
        if (!(credential instanceof Extraction.Found found) || found.carrier() != Carrier.HEADER) {
            return new Verification.Rejected(RejectionReason.MISSING_TOKEN);
        }
        try {
            Verification result = verifier.verify(found.token());
            revoked(result);
            return result;
        } catch (StoreUnavailableException outage) {
            return storeUnavailable();
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
            revoke(verified.jwt());
        }
        return access instanceof Verification.Unavailable outage ? Optional.of(outage) : Optional.empty();
    }

    private void revoke(VerifiedJwt token) {
        if (token.issuer().filter(issuer::equals).isPresent()) {
            tokens.signOut(null, Optional.of(token));
        } else {
            tokens.revoke(token);
        }
    }
}
