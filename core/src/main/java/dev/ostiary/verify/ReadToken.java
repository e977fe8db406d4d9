package dev.ostiary.verify;

import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.KeyQuery;
import dev.ostiary.key.SignatureProvider;
import dev.ostiary.key.VerificationKey;
import java.nio.ByteBuffer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@link JwsReader} makes of a text: a token that may be checked further, or the reason why not. */
sealed interface ReadToken {

    /**
     * A well-formed JWS. Nothing of it is verified yet.
     *
     * @param header with nothing in it to refuse
     * @param claims the payload
     * @param signingInput what was signed: the first two segments with their dot
     * @param signature what is claimed to be the signature; may be empty
     */
    @SuppressWarnings("ArrayRecordComponent") // it is read once and never compared; copies would cost each request
    record SignedToken(
            AcceptedHeader header, Map<String, @Nullable Object> claims, ByteBuffer signingInput, byte[] signature)
            implements ReadToken {

        JwsAlgorithm algorithm() {
            return header.algorithm();
        }

        @Nullable
        String type() {
            return header.type();
        }

        @Nullable
        String keyId() {
            return header.keyQuery().keyId();
        }

        KeyQuery keyQuery() {
            return header.keyQuery();
        }

        boolean isSignedWith(VerificationKey key, SignatureProvider provider) {
            return key.verify(header.algorithm(), signingInput, signature, provider);
        }

        /**
         * Whether this is an ID token: by OpenID Connect's hashes, by Keycloak's {@code typ}, by Cognito's use, or by the
         * {@code nonce} of a sign-in. Access tokens of older Keycloaks have one, too; they say what they are, as do tokens whose
         * header names a type that no ID token has.
         */
        boolean isIdToken() {
            return claims.containsKey("at_hash")
                    || claims.containsKey("c_hash")
                    || "ID".equals(claims.get("typ"))
                    || "id".equals(claims.get("token_use"))
                    || (claims.containsKey("nonce")
                            && TokenTypes.isUsual(type())
                            && !"Bearer".equals(claims.get("typ")));
        }

        /** Whether this tells of something that happened, such as a sign-out (Back-Channel Logout 1.0, section 2.4; RFC 8417). */
        boolean isLogoutToken() {
            return claims.containsKey("events");
        }

        /** Shows the algorithm only. */
        @Override
        public String toString() {
            return "SignedToken[" + header.algorithm().headerName() + "]";
        }
    }

    /**
     * A text that is no acceptable JWS.
     *
     * @param reason one of the reasons of form, size, header or type
     * @param step where it was found: one of those before the issuer
     */
    record Unreadable(RejectionReason reason, VerificationStep step) implements ReadToken {}
}
