package dev.ostiary.verify;

import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.VerificationKey;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What {@link JwsReader} makes of a text: a token that may be checked further, or the reason why not. */
sealed interface ReadToken {

    /**
     * A well-formed JWS. Nothing of it is verified yet.
     *
     * @param algorithm a known algorithm, not yet one that is allowed
     * @param type {@code typ} without {@code application/} and in lower case, or {@code null}
     * @param keyId {@code kid}, or {@code null}
     * @param claims the payload
     * @param signingInput what was signed: the first two segments with their dot
     * @param signature what is claimed to be the signature; may be empty
     */
    @SuppressWarnings("ArrayRecordComponent") // it is read once and never compared; copies would cost each request
    record SignedToken(
            JwsAlgorithm algorithm,
            @Nullable String type,
            @Nullable String keyId,
            Map<String, @Nullable Object> claims,
            byte[] signingInput,
            byte[] signature)
            implements ReadToken {

        private static final Set<String> ID_TOKEN_HASHES = Set.of("at_hash", "c_hash");

        boolean isSignedWith(VerificationKey key) {
            return key.verify(algorithm, signingInput, signature);
        }

        /** Whether this is an ID token: by OpenID Connect's hashes, by Keycloak's {@code typ}, by Cognito's use. */
        boolean isIdToken() {
            return claims.keySet().stream().anyMatch(ID_TOKEN_HASHES::contains)
                    || "ID".equals(claims.get("typ"))
                    || "id".equals(claims.get("token_use"));
        }

        /** Shows the algorithm only. */
        @Override
        public String toString() {
            return "SignedToken[" + algorithm.headerName() + "]";
        }
    }

    /**
     * A text that is no acceptable JWS.
     *
     * @param reason one of the reasons of form, size or header
     */
    record Unreadable(RejectionReason reason) implements ReadToken {

        /** Of the steps before any key, the one that a reason of these belongs to. */
        VerificationStep step() {
            return switch (reason) {
                case TOKEN_TOO_LARGE -> VerificationStep.SIZE;
                case MALFORMED_TOKEN -> VerificationStep.FORM;
                default -> VerificationStep.HEADER;
            };
        }
    }
}
