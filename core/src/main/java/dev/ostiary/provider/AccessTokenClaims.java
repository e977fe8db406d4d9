package dev.ostiary.provider;

import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.KeySource;
import dev.ostiary.verify.JwtVerifier;
import dev.ostiary.verify.JwtVerifierBuilder;
import dev.ostiary.verify.RejectionReason;
import dev.ostiary.verify.Verification;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Claims of an access token, for roles and scopes: only of one that verifies as a bearer token of the issuer but for its audience, which is
 * another's. One that is no JWT adds nothing, which the log says once. Thread-safe.
 */
final class AccessTokenClaims {
    private static final System.Logger LOG = System.getLogger(OpenIdProvider.class.getName());
    private static final int MOST_BYTES = 65_536;

    /** What a text has that nobody but the provider can read. */
    private static final Set<RejectionReason> OPAQUE =
            Set.of(RejectionReason.MALFORMED_TOKEN, RejectionReason.ENCRYPTED_NOT_ALLOWED);

    private final Registration registration;
    private final JwtVerifier verifier;
    private final AtomicBoolean said = new AtomicBoolean();

    AccessTokenClaims(Registration registration, KeySource keys, Set<JwsAlgorithm> algorithms, Duration clockSkew) {
        this.registration = registration;
        JwtVerifierBuilder builder = JwtVerifier.builder()
                .keys(keys)
                .issuer(registration.client().issuer())
                .uncheckedAudience()
                .clockSkew(clockSkew)
                .maxTokenBytes(MOST_BYTES)
                .clock(registration.client().clock());
        this.verifier = (algorithms.isEmpty() ? builder : builder.algorithms(algorithms)).build();
    }

    /** What came of it. */
    sealed interface Answer {}

    /** Claims of the same user, for this client; none of an opaque token. */
    record Claims(Map<String, @Nullable Object> claims) implements Answer {
        /** Shows nothing. */
        @Override
        public String toString() {
            return "Claims[...]";
        }
    }

    /** It was made for somebody else, or is none of the issuer's. */
    record Refused(RejectionReason reason) implements Answer {}

    /** The keys cannot be had. */
    record Unavailable(Duration retryAfter, RejectionReason reason) implements Answer {}

    Answer of(String subject, String accessToken) {
        Verification verification = verifier.verify(accessToken);
        if (verification instanceof Verification.Unavailable outage) {
            return new Unavailable(outage.retryAfter(), outage.reason());
        }
        if (verification instanceof Verification.Rejected rejected) {
            return OPAQUE.contains(rejected.reason())
                    ? opaque()
                    : refused(rejected.reason().code());
        }
        Map<String, @Nullable Object> claims =
                ((Verification.Verified) verification).jwt().claims();
        return isAbsentOr(claims, "azp", registration.clientId())
                        && isAbsentOr(claims, "client_id", registration.clientId())
                        && isAbsentOr(claims, "sub", subject)
                ? new Claims(claims)
                : refused("it is of another user or client");
    }

    private Answer refused(String why) {
        LOG.log(System.Logger.Level.WARNING, "An access token of {0} is refused: {1}", registration, why);
        return new Refused(RejectionReason.SUBJECT_MISMATCH);
    }

    private Answer opaque() {
        if (said.compareAndSet(false, true)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The access tokens of {0} are no signed JWT: claims-from=access-token adds nothing",
                    registration);
        }
        return new Claims(Map.of());
    }

    private static boolean isAbsentOr(Map<String, @Nullable Object> claims, String name, String expected) {
        return !claims.containsKey(name) || expected.equals(claims.get(name));
    }
}
