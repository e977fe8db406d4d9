package dev.ostiary.provider;

import dev.ostiary.verify.RejectionReason;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes out who a user is, of a verified ID token and what else is to be asked. Thread-safe. */
final class Identities {
    private static final System.Logger LOG = System.getLogger(OpenIdProvider.class.getName());

    private static final long LAST_SECOND = 253_402_300_799L;

    private final Registration registration;
    private final ClaimMapping mapping;
    private final UserInfo userInfo;
    private final AccessTokenClaims accessTokens;

    Identities(Registration registration, ClaimMapping mapping, UserInfo userInfo, AccessTokenClaims accessTokens) {
        this.registration = registration;
        this.mapping = mapping;
        this.userInfo = userInfo;
        this.accessTokens = accessTokens;
    }

    /** What came of it. */
    sealed interface Outcome {}

    /** This is who it is. */
    record Known(ProviderIdentity identity) implements Outcome {}

    /** The answers do not fit together, or lack what must be there. */
    record Refused(RejectionReason reason) implements Outcome {}

    /** The UserInfo endpoint did not answer. */
    record Outage() implements Outcome {}

    /** The keys for an access token cannot be had. */
    record Unavailable(Duration retryAfter, RejectionReason reason) implements Outcome {}

    /**
     * What it is made of.
     *
     * @param idToken claims of the ID token, which were verified
     * @param accessToken which came beside it
     * @param granted the scopes of the access token, as the token endpoint says
     */
    record Question(Map<String, @Nullable Object> idToken, String accessToken, List<String> granted) {
        String subject() {
            return String.valueOf(idToken.get("sub"));
        }

        /** Shows nothing. */
        @Override
        public String toString() {
            return "Question[...]";
        }
    }

    Outcome of(Question question, ProviderMetadata metadata) {
        MergedClaims merged = new MergedClaims();
        List<Map<String, @Nullable Object>> inOrder = new ArrayList<>();
        for (ClaimSource source : mapping.sources()) {
            Optional<Outcome> failure = switch (source) {
                case ID_TOKEN -> {
                    merged.addIdToken(question.idToken());
                    inOrder.add(question.idToken());
                    yield Optional.empty();
                }
                case USERINFO -> addUserInfo(question, metadata, merged, inOrder);
                case ACCESS_TOKEN -> addAccessToken(question, inOrder);
            };
            if (failure.isPresent()) {
                return failure.get();
            }
        }
        return named(question, merged.all(), inOrder);
    }

    private Optional<Outcome> addUserInfo(
            Question question,
            ProviderMetadata metadata,
            MergedClaims merged,
            List<Map<String, @Nullable Object>> inOrder) {
        Optional<URI> endpoint = metadata.at(ProviderEndpoint.USERINFO, registration.hasCertificate());
        if (endpoint.isEmpty()) {
            LOG.log(System.Logger.Level.WARNING, "{0} has no userinfo endpoint; claims-from asks for it", registration);
            return Optional.empty();
        }
        UserInfo.Answer answer = userInfo.of(question.subject(), question.accessToken(), endpoint.get());
        if (answer instanceof UserInfo.Claims said) {
            merged.addUserInfo(said.claims());
            inOrder.add(said.claims());
            return Optional.empty();
        }
        return answer instanceof UserInfo.Refused refused
                ? Optional.of(new Refused(refused.reason()))
                : Optional.of(new Outage());
    }

    private Optional<Outcome> addAccessToken(Question question, List<Map<String, @Nullable Object>> inOrder) {
        AccessTokenClaims.Answer answer = accessTokens.of(question.subject(), question.accessToken());
        if (answer instanceof AccessTokenClaims.Claims said) {
            inOrder.add(said.claims());
            return Optional.empty();
        }
        return answer instanceof AccessTokenClaims.Unavailable outage
                ? Optional.of(new Unavailable(outage.retryAfter(), outage.reason()))
                : Optional.of(new Refused(((AccessTokenClaims.Refused) answer).reason()));
    }

    private Outcome named(
            Question question, Map<String, @Nullable Object> claims, List<Map<String, @Nullable Object>> inOrder) {
        if (mapping.isUnverifiedEmail(claims)) {
            return new Refused(RejectionReason.CLAIM_INVALID);
        }
        Optional<String> name = mapping.nameIn(claims);
        if (mapping.principal().isPresent() && name.isEmpty()) {
            return new Refused(RejectionReason.CLAIM_MISSING);
        }
        Map<String, @Nullable Object> idToken = question.idToken();
        return new Known(new ProviderIdentity(
                registration.client().issuer(),
                question.subject(),
                text(idToken.get("sid")),
                text(idToken.get("acr")),
                texts(idToken.get("amr")),
                time(idToken.get("auth_time")),
                time(idToken.get("iat")).orElse(Instant.EPOCH),
                mapping.scopesIn(inOrder).orElse(question.granted()),
                mapping.rolesIn(inOrder),
                name,
                claims));
    }

    static Optional<String> text(@Nullable Object value) {
        return value instanceof String text && !text.isEmpty() ? Optional.of(text) : Optional.empty();
    }

    static List<String> texts(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList()
                : List.of();
    }

    /** Seconds, whole or with a fraction (RFC 7519, section 2), up to the year 9999. */
    static Optional<Instant> time(@Nullable Object value) {
        if (!(value instanceof Long || value instanceof Double)) {
            return Optional.empty();
        }
        long seconds = ((Number) value).longValue();
        return seconds >= 0 && seconds <= LAST_SECOND
                ? Optional.of(Instant.ofEpochSecond(seconds))
                : Optional.empty();
    }
}
