package dev.ostiary.provider;

import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.KeySource;
import dev.ostiary.verify.JwtVerifier;
import dev.ostiary.verify.RejectionReason;
import dev.ostiary.verify.SignedClaimsVerifier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Verifies logout tokens (OpenID Connect Back-Channel Logout 1.0, section 2.6), in this order: size, strict JWS, {@code typ}, issuer, algorithm,
 * key, signature, {@code aud}, {@code iat}, {@code exp} or age, {@code jti}, {@code events}, no {@code nonce}, {@code sub} or {@code sid}.
 * Thread-safe.
 */
final class LogoutTokens {
    private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
    private static final int MOST_BYTES = 16_384;
    private static final int MOST_NAME = 1_024;
    private static final int MOST_SUBJECT = 255;
    private static final Duration MOST_AGE = Duration.ofMinutes(10);

    private final SignedClaimsVerifier verifier;
    private final ClientAuthentication.Client client;
    private final Duration clockSkew;

    LogoutTokens(KeySource keys, Set<JwsAlgorithm> algorithms, ClientAuthentication.Client client, Duration clockSkew) {
        this.verifier = SignedClaimsVerifier.of(
                keys, algorithms, client.issuer(), List.of("logout+jwt", "JWT", JwtVerifier.NO_TYPE), MOST_BYTES);
        this.client = client;
        this.clockSkew = clockSkew;
    }

    LogoutVerdict verify(@Nullable String token) {
        return verify(token, client.clock().instant());
    }

    LogoutVerdict verify(@Nullable String token, Instant now) {
        SignedClaimsVerifier.Result result = verifier.verify(token);
        if (result instanceof SignedClaimsVerifier.Unavailable outage) {
            return new LogoutVerdict.Unavailable(outage.retryAfter());
        }
        if (result instanceof SignedClaimsVerifier.Rejected rejected) {
            return new LogoutVerdict.Rejected(rejected.reason());
        }
        Map<String, @Nullable Object> claims = ((SignedClaimsVerifier.Signed) result).claims();
        return refusal(claims, now)
                .<LogoutVerdict>map(LogoutVerdict.Rejected::new)
                .orElseGet(() -> new LogoutVerdict.Accepted(notice(claims)));
    }

    private Optional<RejectionReason> refusal(Map<String, @Nullable Object> claims, Instant now) {
        if (!isForUs(claims.get("aud"))) {
            return Optional.of(RejectionReason.AUDIENCE_MISMATCH);
        }
        return timeRefusal(claims, now).or(() -> kindRefusal(claims));
    }

    private boolean isForUs(@Nullable Object audience) {
        return client.id().equals(audience) || (audience instanceof List<?> several && several.contains(client.id()));
    }

    private Optional<RejectionReason> timeRefusal(Map<String, @Nullable Object> claims, Instant now) {
        Optional<Instant> issuedAt = Identities.time(claims.get("iat"));
        Optional<Instant> expiry = Identities.time(claims.get("exp"));
        if (issuedAt.isEmpty() || (expiry.isEmpty() && claims.containsKey("exp"))) {
            return Optional.of(
                    claims.containsKey("iat") ? RejectionReason.CLAIM_INVALID : RejectionReason.CLAIM_MISSING);
        }
        if (issuedAt.get().isAfter(now.plus(clockSkew))) {
            return Optional.of(RejectionReason.ISSUED_IN_FUTURE);
        }
        Instant end = expiry.orElse(issuedAt.get().plus(MOST_AGE)).plus(clockSkew);
        if (end.isAfter(now)) {
            return Optional.empty();
        }
        return Optional.of(expiry.isPresent() ? RejectionReason.TOKEN_EXPIRED : RejectionReason.TOKEN_TOO_OLD);
    }

    private static Optional<RejectionReason> kindRefusal(Map<String, @Nullable Object> claims) {
        if (!isName(claims.get("jti"), MOST_NAME)) {
            return Optional.of(
                    claims.containsKey("jti") ? RejectionReason.CLAIM_INVALID : RejectionReason.CLAIM_MISSING);
        }
        boolean logout = claims.get("events") instanceof Map<?, ?> events && events.get(EVENT) instanceof Map<?, ?>;
        if (!logout || claims.containsKey("nonce")) {
            return Optional.of(RejectionReason.TYPE_NOT_ALLOWED);
        }
        return whoseRefusal(claims);
    }

    private static Optional<RejectionReason> whoseRefusal(Map<String, @Nullable Object> claims) {
        if (!claims.containsKey("sid") && !claims.containsKey("sub")) {
            return Optional.of(RejectionReason.CLAIM_MISSING);
        }
        boolean wrong = (claims.containsKey("sid") && !isName(claims.get("sid"), MOST_NAME))
                || (claims.containsKey("sub") && !isName(claims.get("sub"), MOST_SUBJECT));
        return wrong ? Optional.of(RejectionReason.CLAIM_INVALID) : Optional.empty();
    }

    private static boolean isName(@Nullable Object value, int most) {
        return value instanceof String text && !text.isEmpty() && text.length() <= most;
    }

    private static LogoutNotice notice(Map<String, @Nullable Object> claims) {
        return new LogoutNotice(
                Identities.text(claims.get("sid")),
                Identities.text(claims.get("sub")),
                Identities.time(claims.get("iat")).orElseThrow());
    }
}
