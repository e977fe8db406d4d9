package dev.ostiary.servlet;

import dev.ostiary.servlet.Authentication.Known;
import dev.ostiary.servlet.Authentication.Rejected;
import dev.ostiary.servlet.Authentication.Undecided;
import dev.ostiary.servlet.credential.Carrier;
import dev.ostiary.servlet.credential.Extraction;
import dev.ostiary.verify.JwtVerifier;
import dev.ostiary.verify.Verification;
import java.util.Optional;

/** Makes a user of a credential, by the rules of its kind. Immutable and thread-safe. */
record Authenticator(JwtVerifier verifier, IdentityMappings identities, Optional<ApiKeyUsers> apiKeys) {

    /**
     * Verifies.
     *
     * @throws IllegalStateException for an API key where there are none, which only an extractor of the application's own finds
     */
    Authentication authenticate(Extraction.Found credential, Trail trail) {
        if (credential.carrier() != Carrier.API_KEY) {
            return ofToken(trail.verify(verifier, credential.token()));
        }
        return apiKeys.orElseThrow(() -> new IllegalStateException(
                        "the credentialExtractor found an API key, but none are accepted; call apiKeys(...), or set"
                                + " 'api-keys'"))
                .authenticate(credential.token(), trail);
    }

    private Authentication ofToken(Verification result) {
        if (result instanceof Verification.Unavailable outage) {
            return new Undecided(outage.reason(), outage.retryAfter());
        }
        return result instanceof Verification.Verified verified
                ? new Known(identities.identity(verified.jwt()))
                : new Rejected(((Verification.Rejected) result).reason());
    }
}
