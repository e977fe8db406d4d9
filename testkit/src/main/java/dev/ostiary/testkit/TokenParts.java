package dev.ostiary.testkit;

import java.nio.charset.StandardCharsets;

/** The JSON of a header and of claims, and the key that signs them. Its {@code toString} shows neither. */
record TokenParts(String header, String claims, SigningKey key) {
    TokenParts withHeader(String json) {
        return new TokenParts(json, claims, key);
    }

    TokenParts withClaims(String json) {
        return new TokenParts(header, json, key);
    }

    String signingInput() {
        return encoded(header) + "." + encoded(claims);
    }

    /** The token: a JWS in compact form. */
    String signed() {
        return signed(signingInput());
    }

    /** Signs any text as if it were the first two segments. */
    String signed(String signingInput) {
        return signingInput + "." + SigningKey.encode(signature(signingInput));
    }

    byte[] signature(String signingInput) {
        return key.sign(signingInput.getBytes(StandardCharsets.UTF_8));
    }

    static String encoded(String text) {
        return SigningKey.encode(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "TokenParts[]";
    }
}
