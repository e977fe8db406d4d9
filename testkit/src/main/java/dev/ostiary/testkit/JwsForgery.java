package dev.ostiary.testkit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Texts that look like a good JWS and are none. */
final class JwsForgery {
    private JwsForgery() {}

    static String unsigned(TestToken token, String alg) {
        return token.header("alg", alg).parts().signingInput() + ".";
    }

    static String hmac(TestToken token, String secret) {
        String input = token.header("alg", "HS256").noKeyId().parts().signingInput();
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return input + "." + SigningKey.encode(mac.doFinal(input.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("each JDK has HmacSHA256", e);
        }
    }

    /** HMAC with the public key as the secret: everybody has it. */
    static String hmacWithPublicKey(TestToken token) {
        return hmac(token, token.parts().key().pem());
    }

    /** Brings the key along that signs it. */
    static String withOwnKey(TestToken token) {
        SigningKey own = SigningKey.generate("own", token.parts().key().algorithm());
        TokenParts parts = token.header("jwk", own.jwk()).keyId("own").parts();
        return new TokenParts(parts.header(), parts.claims(), own).signed();
    }

    static String damaged(TestToken token) {
        TokenParts parts = token.parts();
        byte[] signature = parts.signature(parts.signingInput());
        signature[signature.length / 2] ^= 1;
        return parts.signingInput() + "." + SigningKey.encode(signature);
    }

    static String without(TestToken token) {
        return token.parts().signingInput();
    }

    static String beginningWith(TestToken token, String members) {
        TokenParts parts = token.parts();
        return parts.withClaims("{" + members + parts.claims().substring(1)).signed();
    }

    static String followedBy(TestToken token, String text) {
        TokenParts parts = token.parts();
        return parts.withClaims(parts.claims() + text).signed();
    }

    static String ofClaims(TestToken token, Map<String, ?> claims) {
        return token.parts().withClaims(Json.write(claims)).signed();
    }
}
