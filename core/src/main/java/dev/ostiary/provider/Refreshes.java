package dev.ostiary.provider;

import dev.ostiary.verify.RejectionReason;
import dev.ostiary.verify.Verification;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The refresh grant (RFC 6749, section 6; OpenID Connect Core 1.0, section 12). Thread-safe. */
final class Refreshes {
    private static final System.Logger LOG = System.getLogger(OpenIdProvider.class.getName());

    private final Registration registration;
    private final MetadataMemory metadata;
    private final IdTokens idTokens;
    private final Identities identities;

    Refreshes(Registration registration, MetadataMemory metadata, IdTokens idTokens, Identities identities) {
        this.registration = registration;
        this.metadata = metadata;
        this.idTokens = idTokens;
        this.identities = identities;
    }

    RefreshAnswer refresh(ProviderTokens held, ProviderIdentity known) {
        String refreshToken = held.refresh()
                .orElseThrow(() -> new IllegalArgumentException("held: expected tokens with a refresh token"));
        Optional<ProviderMetadata> now = metadata.get();
        Optional<URI> endpoint = now.flatMap(all -> all.at(ProviderEndpoint.TOKEN, registration.hasCertificate()));
        if (endpoint.isEmpty()) {
            return new RefreshAnswer.Failed(RejectionReason.PROVIDER_UNAVAILABLE, true);
        }
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "refresh_token");
        form.put("refresh_token", refreshToken);
        TokenAnswer answer = TokenAnswer.read(registration.post(now.get(), new ClientForm(endpoint.get(), form)));
        return answer instanceof TokenAnswer.Tokens tokens
                ? renewed(tokens, held, known, now.get())
                : withoutTokens(answer);
    }

    private RefreshAnswer withoutTokens(TokenAnswer answer) {
        if (answer instanceof TokenAnswer.InvalidGrant) {
            return new RefreshAnswer.Over(RejectionReason.TOKEN_REVOKED);
        }
        LOG.log(System.Logger.Level.WARNING, "{0} did not refresh tokens: {1}", registration, answer.inWords());
        return new RefreshAnswer.Failed(answer.reason(), answer instanceof TokenAnswer.Outage);
    }

    private RefreshAnswer renewed(
            TokenAnswer.Tokens answer, ProviderTokens held, ProviderIdentity known, ProviderMetadata metadataNow) {
        ProviderTokens tokens = tokens(answer, held);
        Map<String, @Nullable Object> claims = IdTokenText.claims(held.id());
        if (answer.idToken().isPresent()) {
            Verification verification = idTokens.verify(answer.idToken().get(), held.nonce(), false, answer.access());
            if (verification instanceof Verification.Unavailable outage) {
                return new RefreshAnswer.Failed(outage.reason(), true, Optional.of(tokens.withIdToken(held.id())));
            }
            if (verification instanceof Verification.Rejected rejected) {
                return over(rejected.reason());
            }
            claims = ((Verification.Verified) verification).jwt().claims();
        }
        if (!known.subject().equals(claims.get("sub")) || isEarlier(claims, known)) {
            return over(RejectionReason.SUBJECT_MISMATCH);
        }
        return answered(new Identities.Question(claims, tokens.access(), tokens.scopes()), tokens, known, metadataNow);
    }

    private RefreshAnswer over(RejectionReason reason) {
        LOG.log(
                System.Logger.Level.WARNING,
                "{0} refreshed tokens with an answer that is refused: {1}",
                registration,
                reason.code());
        return new RefreshAnswer.Over(reason);
    }

    /** A sign-in elsewhere moves it on; nothing moves it back. */
    private static boolean isEarlier(Map<String, @Nullable Object> claims, ProviderIdentity known) {
        Optional<Instant> now = Identities.time(claims.get("auth_time"));
        return now.isPresent()
                && known.authenticatedAt().filter(now.get()::isBefore).isPresent();
    }

    private ProviderTokens tokens(TokenAnswer.Tokens answer, ProviderTokens held) {
        List<String> scopes = answer.scopes().isEmpty() ? held.scopes() : answer.scopes();
        Optional<Instant> expiry = answer.expiry(registration.client().clock().instant());
        return new ProviderTokens(
                answer.access(),
                "Bearer",
                expiry,
                answer.refresh().or(held::refresh),
                answer.idToken().orElse(held.id()),
                held.nonce(),
                scopes);
    }

    private RefreshAnswer answered(
            Identities.Question question, ProviderTokens tokens, ProviderIdentity known, ProviderMetadata metadataNow) {
        Identities.Outcome outcome = identities.of(question, metadataNow);
        if (outcome instanceof Identities.Known who) {
            return new RefreshAnswer.Renewed(who.identity().asOfSignIn(known), tokens);
        }
        if (outcome instanceof Identities.Refused refused) {
            return refused.reason() == RejectionReason.PROVIDER_ANSWER_INVALID
                    ? new RefreshAnswer.Failed(refused.reason(), false, Optional.of(tokens))
                    : over(refused.reason());
        }
        return outcome instanceof Identities.Unavailable outage
                ? new RefreshAnswer.Failed(outage.reason(), true, Optional.of(tokens))
                : new RefreshAnswer.Failed(RejectionReason.PROVIDER_UNAVAILABLE, true, Optional.of(tokens));
    }
}
