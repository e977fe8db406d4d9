package dev.ostiary.provider;

import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.KeySource;
import dev.ostiary.verify.JwtVerifier;
import dev.ostiary.verify.RejectionReason;
import dev.ostiary.verify.SignedClaimsVerifier;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks the UserInfo endpoint (OpenID Connect Core 1.0, section 5.3): plain JSON, or a signed JWT, which has neither {@code exp} nor {@code iat}.
 * Thread-safe.
 */
final class UserInfo {
    private static final System.Logger LOG = System.getLogger(OpenIdProvider.class.getName());
    private static final int OK = 200;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int MOST_BYTES = 65_536;

    private final Registration registration;
    private final SignedClaimsVerifier verifier;

    UserInfo(Registration registration, KeySource keys, Set<JwsAlgorithm> algorithms) {
        this.registration = registration;
        this.verifier = SignedClaimsVerifier.of(
                        keys,
                        algorithms,
                        registration.client().issuer(),
                        List.of("JWT", JwtVerifier.NO_TYPE),
                        MOST_BYTES)
                .withoutIssuer();
    }

    /** What came of it. */
    sealed interface Answer {}

    /** Claims of the same user. */
    record Claims(Map<String, @Nullable Object> claims) implements Answer {
        /** Shows nothing. */
        @Override
        public String toString() {
            return "Claims[...]";
        }
    }

    /** Nothing that counts. */
    record Refused(RejectionReason reason) implements Answer {}

    /** No answer. */
    record Outage() implements Answer {}

    Answer of(String subject, String accessToken, URI endpoint) {
        Map<String, String> headers =
                Map.of("Authorization", "Bearer " + accessToken, "Accept", "application/json, application/jwt;q=0.5");
        if (!isHeaderText(accessToken)) {
            return invalid("the access token does not fit a header");
        }
        Exchanges.Answer answer = registration.exchanges().get(endpoint, headers);
        if (answer instanceof Exchanges.Nothing nothing) {
            return outage(nothing.detail());
        }
        if (answer instanceof Exchanges.Unreadable unreadable) {
            return invalid(unreadable.detail());
        }
        if (!(answer instanceof Exchanges.Received received)) {
            return outage("too many exchanges are under way already");
        }
        if (received.isServerError() || received.status() == TOO_MANY_REQUESTS) {
            return outage("status " + received.status());
        }
        return received.status() == OK ? read(received, subject) : invalid("status " + received.status());
    }

    private Answer read(Exchanges.Received received, String subject) {
        if (received.contentType().equals("application/jwt")) {
            return signed(new String(received.body(), StandardCharsets.US_ASCII).strip(), subject);
        }
        return received.json().map(claims -> ofSubject(claims, subject)).orElseGet(() -> invalid("no strict JSON"));
    }

    private Answer signed(String token, String subject) {
        SignedClaimsVerifier.Result result = verifier.verify(token);
        if (result instanceof SignedClaimsVerifier.Unavailable) {
            return outage("its signature cannot be checked now");
        }
        if (result instanceof SignedClaimsVerifier.Rejected rejected) {
            return invalid("its JWT is refused, " + rejected.reason().code());
        }
        Map<String, @Nullable Object> claims = ((SignedClaimsVerifier.Signed) result).claims();
        return isForUs(claims.get("aud")) ? ofSubject(claims, subject) : invalid("its JWT is for another client");
    }

    private boolean isForUs(@Nullable Object audience) {
        String us = registration.clientId();
        return audience == null || audience.equals(us) || (audience instanceof List<?> several && several.contains(us));
    }

    /** OpenID Connect Core 1.0, section 5.3.2. */
    private static Answer ofSubject(Map<String, @Nullable Object> claims, String subject) {
        return subject.equals(claims.get("sub")) ? new Claims(claims) : new Refused(RejectionReason.SUBJECT_MISMATCH);
    }

    private static boolean isHeaderText(String token) {
        return token.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }

    private Answer outage(String detail) {
        LOG.log(System.Logger.Level.WARNING, "Userinfo of {0} not fetched: {1}", registration, detail);
        return new Outage();
    }

    private Answer invalid(String detail) {
        LOG.log(System.Logger.Level.WARNING, "Userinfo of {0} is invalid: {1}", registration, detail);
        return new Refused(RejectionReason.PROVIDER_ANSWER_INVALID);
    }
}
