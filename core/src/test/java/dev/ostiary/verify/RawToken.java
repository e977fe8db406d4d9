package dev.ostiary.verify;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A token put together by hand, so that any part of it can be wrong: HS256 by the JDK's own {@code Mac}, JSON as text.
 *
 * <p>{@link #valid()} is what every verifier of these tests accepts; a test changes one thing of it.
 */
public record RawToken(String header, String payload, byte[] secret) {
    public static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    public static final String ISSUER = "https://issuer.test";
    public static final String AUDIENCE = "orders";
    public static final byte[] TEST_SECRET =
            "test-secret-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOP".getBytes(StandardCharsets.UTF_8);

    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();
    private static final String EXP = "\"exp\":" + (NOW.getEpochSecond() + 900);
    private static final String IAT = "\"iat\":" + NOW.getEpochSecond();

    public static RawToken valid() {
        String header = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";
        String payload =
                "{\"iss\":\"" + ISSUER + "\",\"sub\":\"u1\",\"aud\":\"" + AUDIENCE + "\"," + IAT + "," + EXP + "}";
        return new RawToken(header, payload, TEST_SECRET);
    }

    public RawToken withHeader(String json) {
        return new RawToken(json, payload, secret);
    }

    /** Adds a member to the header, for example {@code "zip":"DEF"}. */
    public RawToken withHeaderMember(String member) {
        return withHeader(header.replaceFirst("}$", "," + java.util.regex.Matcher.quoteReplacement(member) + "}"));
    }

    public RawToken withPayload(String json) {
        return new RawToken(header, json, secret);
    }

    /** Adds a claim, for example {@code "nbf":5}. */
    public RawToken withClaim(String member) {
        return withPayload(payload.substring(0, payload.length() - 1) + "," + member + "}");
    }

    /** Replaces a claim's text, or removes it when the replacement is empty. */
    public RawToken replacing(String claim, String replacement) {
        String pattern = "\"" + claim + "\":(\"[^\"]*\"|[0-9]+),?";
        String comma = replacement.isEmpty() ? "" : replacement + ",";
        String replaced = payload.replaceFirst(pattern, java.util.regex.Matcher.quoteReplacement(comma));
        return withPayload(replaced.replace(",}", "}"));
    }

    public RawToken expiringAt(String number) {
        return replacing("exp", "\"exp\":" + number);
    }

    public RawToken signedWith(byte[] otherSecret) {
        return new RawToken(header, payload, otherSecret);
    }

    public String signingInput() {
        return encode(header.getBytes(StandardCharsets.UTF_8)) + "." + encode(payload.getBytes(StandardCharsets.UTF_8));
    }

    public String text() {
        return signed(signingInput());
    }

    /** Signs any text as if it were the first two segments. */
    public String signed(String signingInput) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            byte[] signature = mac.doFinal(signingInput.getBytes(StandardCharsets.UTF_8));
            return signingInput + "." + encode(signature);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    public static String encode(byte[] bytes) {
        return BASE64URL.encodeToString(bytes);
    }
}
