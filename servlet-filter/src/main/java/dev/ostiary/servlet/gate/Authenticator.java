package dev.ostiary.servlet.gate;

import static dev.ostiary.verify.RejectionReason.STORE_UNAVAILABLE;
import static dev.ostiary.verify.RejectionReason.TOKEN_REVOKED;

import dev.ostiary.servlet.credential.Carrier;
import dev.ostiary.servlet.credential.Extraction;
import dev.ostiary.servlet.credential.OwnTokens;
import dev.ostiary.servlet.gate.Authentication.Known;
import dev.ostiary.servlet.gate.Authentication.Rejected;
import dev.ostiary.servlet.gate.Authentication.Undecided;
import dev.ostiary.servlet.identity.IdentityMappings;
import dev.ostiary.store.StoreUnavailableException;
import dev.ostiary.verify.Examination;
import dev.ostiary.verify.JwtVerifier;
import dev.ostiary.verify.Verification;
import dev.ostiary.verify.VerifiedJwt;
import java.util.List;
import java.util.Optional;

/**
 * Makes a user of a credential, by the rules of its kind. Immutable and thread-safe.
 *
 * @param own which tokens in cookies are this application's own
 */
public record Authenticator(
        JwtVerifier verifier, IdentityMappings identities, Optional<ApiKeyUsers> apiKeys, OwnTokens own) {

    /**
     * Verifies.
     *
     * @throws IllegalStateException for an API key where there are none, which only an extractor of the application's own finds
     */
    Authentication authenticate(Extraction.Sent credential, Trail trail) {
        if (credential instanceof Extraction.Candidates several) {
            return oneOf(several, trail);
        }
        Extraction.Found found = (Extraction.Found) credential;
        if (found.carrier() != Carrier.API_KEY) {
            return ofToken(found.token(), trail.examine(verifier, found.token()), found.carrier());
        }
        return apiKeys.orElseThrow(() -> new IllegalStateException(
                        "the credentialExtractor found an API key, but none are accepted; call apiKeys(...), or set"
                                + " 'api-keys'"))
                .authenticate(found.token(), trail);
    }

    private Authentication oneOf(Extraction.Candidates several, Trail trail) {
        List<Candidate> candidates = several.tokens().stream()
                .map(token -> new Candidate(token, trail.examine(verifier, token)))
                .toList();
        if (Candidate.areOfDifferentUsers(candidates, identities)) {
            return new Authentication.Contradictory();
        }
        Candidate chosen = Candidate.chosen(candidates);
        trail.examined(chosen.examination());
        Authentication result = ofToken(chosen.token(), chosen.examination(), several.carrier());
        return result instanceof Rejected rejected
                ? new Rejected(rejected.reason(), candidates.stream().anyMatch(candidate -> candidate.isOf(own)))
                : result;
    }

    private Authentication ofToken(String token, Examination examined, Carrier carrier) {
        Verification result = examined.verification();
        if (result instanceof Verification.Unavailable outage) {
            return new Undecided(outage.reason(), outage.retryAfter());
        }
        boolean inCookie = carrier == Carrier.COOKIE;
        if (!(result instanceof Verification.Verified verified)) {
            return new Rejected(((Verification.Rejected) result).reason(), inCookie && own.include(token, examined));
        }
        try {
            return identities.isOver(verified.jwt())
                    ? new Rejected(TOKEN_REVOKED, inCookie && own.include(token, examined))
                    : known(verified.jwt(), inCookie);
        } catch (StoreUnavailableException outage) {
            return new Undecided(STORE_UNAVAILABLE, StoreUnavailableException.RETRY_AFTER);
        }
    }

    private Authentication known(VerifiedJwt jwt, boolean inCookie) {
        return new Known(inCookie ? identities.identityByCookie(jwt) : identities.identity(jwt));
    }
}
