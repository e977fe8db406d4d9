package dev.ostiary.provider;

import dev.ostiary.encoding.RetryAfter;
import dev.ostiary.verify.RejectionReason;
import dev.ostiary.verify.Verification;
import dev.ostiary.verify.VerifiedJwt;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Redeems codes: checks 7 to 10 of a sign-in, in this order. Thread-safe. */
final class Redemptions {
    private static final System.Logger LOG = System.getLogger(OpenIdProvider.class.getName());

    private final Registration registration;
    private final MetadataMemory metadata;
    private final IdTokens idTokens;
    private final Identities identities;
    private final List<String> asked;
    private final Duration clockSkew;

    Redemptions(
            Registration registration,
            MetadataMemory metadata,
            IdTokens idTokens,
            Identities identities,
            List<String> asked,
            Duration clockSkew) {
        this.registration = registration;
        this.metadata = metadata;
        this.idTokens = idTokens;
        this.identities = identities;
        this.asked = asked;
        this.clockSkew = clockSkew;
    }

    /**
     * What is redeemed.
     *
     * @param demands of {@code acr} and {@code auth_time}
     */
    record Code(String code, URI redirectUri, String verifier, String nonce, StepUp demands) {
        /** Shows nothing. */
        @Override
        public String toString() {
            return "Code[...]";
        }
    }

    Redemption redeem(Code code) {
        Optional<ProviderMetadata> known = metadata.get();
        Optional<URI> endpoint = known.flatMap(all -> all.at(ProviderEndpoint.TOKEN, registration.hasCertificate()));
        if (endpoint.isEmpty()) {
            return new Redemption.Stale(RejectionReason.PROVIDER_UNAVAILABLE);
        }
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code.code());
        form.put("redirect_uri", code.redirectUri().toString());
        form.put("code_verifier", code.verifier());
        TokenAnswer answer = TokenAnswer.read(registration.post(known.get(), new ClientForm(endpoint.get(), form)));
        return answer instanceof TokenAnswer.Tokens tokens && tokens.idToken().isPresent()
                ? verified(tokens, tokens.idToken().get(), code, known.get())
                : withoutTokens(answer);
    }

    private Redemption withoutTokens(TokenAnswer answer) {
        if (answer instanceof TokenAnswer.InvalidGrant) {
            return new Redemption.Stale(RejectionReason.SIGN_IN_STALE);
        }
        LOG.log(System.Logger.Level.WARNING, "{0} gave no tokens for a code: {1}", registration, answer.inWords());
        if (answer instanceof TokenAnswer.Busy) {
            return new Redemption.Unavailable(RetryAfter.LEAST, answer.reason());
        }
        if (answer instanceof TokenAnswer.Outage) {
            return new Redemption.Stale(answer.reason());
        }
        // It knows the client, whose request was as it must be: no other error has a place here.
        return new Redemption.Refused(
                answer instanceof TokenAnswer.OtherError ? RejectionReason.PROVIDER_ANSWER_INVALID : answer.reason());
    }

    private Redemption verified(TokenAnswer.Tokens tokens, String idToken, Code code, ProviderMetadata known) {
        Verification verification = idTokens.verify(idToken, code.nonce(), true, tokens.access());
        if (verification instanceof Verification.Unavailable outage) {
            return new Redemption.Unavailable(outage.retryAfter(), outage.reason());
        }
        if (verification instanceof Verification.Rejected rejected) {
            return new Redemption.Refused(rejected.reason());
        }
        VerifiedJwt jwt = ((Verification.Verified) verification).jwt();
        List<String> granted = tokens.scopes().isEmpty() ? asked : tokens.scopes();
        Identities.Outcome outcome =
                identities.of(new Identities.Question(jwt.claims(), tokens.access(), granted), known);
        return outcome instanceof Identities.Known who
                ? demanded(who.identity(), tokens(tokens, idToken, code.nonce(), granted), code.demands())
                : unknown(outcome);
    }

    private static Redemption unknown(Identities.Outcome outcome) {
        if (outcome instanceof Identities.Refused refused) {
            return new Redemption.Refused(refused.reason());
        }
        return outcome instanceof Identities.Unavailable outage
                ? new Redemption.Unavailable(outage.retryAfter(), outage.reason())
                : new Redemption.Stale(RejectionReason.PROVIDER_UNAVAILABLE);
    }

    private ProviderTokens tokens(TokenAnswer.Tokens tokens, String idToken, String nonce, List<String> granted) {
        Optional<Instant> expiry = tokens.expiry(registration.client().clock().instant());
        return new ProviderTokens(tokens.access(), "Bearer", expiry, tokens.refresh(), idToken, nonce, granted);
    }

    /** Providers sign in with less than was asked for, so it is looked at here (RFC 9470, section 4). */
    private Redemption demanded(ProviderIdentity identity, ProviderTokens tokens, StepUp demands) {
        boolean strongEnough = demands.acrValues().isEmpty()
                || identity.acr().filter(demands.acrValues()::contains).isPresent();
        boolean recentEnough = demands.maxAge().isEmpty()
                || identity.authenticatedAt()
                        .filter(time -> isRecent(time, demands.maxAge().get()))
                        .isPresent();
        return strongEnough && recentEnough
                ? new Redemption.SignedIn(identity, tokens)
                : new Redemption.Refused(RejectionReason.STEP_UP_FAILED);
    }

    private boolean isRecent(Instant authenticatedAt, Duration maxAge) {
        Instant now = registration.client().clock().instant();
        return !now.isAfter(authenticatedAt.plus(maxAge).plus(clockSkew))
                && !authenticatedAt.isAfter(now.plus(clockSkew));
    }
}
