package dev.ostiary.containers;

import dev.ostiary.encoding.StrictJson;
import dev.ostiary.key.HmacSecret;
import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.SigningKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tokens for one application, put together member by member so that any of them can be wrong. Immutable. */
record TestTokens(Map<String, Object> header, Map<String, Object> claims, SigningKey key) {
    static final String TEST_SECRET = "test-secret-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFGHIJKLMNOP";
    static final String ISSUER = "https://issuer.test";
    static final String AUDIENCE = "orders";
    static final Instant NOW = Instant.now();

    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    static TestTokens valid() {
        SigningKey key = HmacSecret.ofText(TEST_SECRET).signingKey(JwsAlgorithm.HS256);
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", ISSUER);
        claims.put("sub", "u1");
        claims.put("aud", AUDIENCE);
        claims.put("roles", List.of("admin", "staff"));
        claims.put("scope", "read write");
        claims.put("iat", NOW.getEpochSecond());
        claims.put("exp", NOW.getEpochSecond() + 3_600);
        return new TestTokens(Map.of("typ", "JWT"), claims, key);
    }

    TestTokens header(String name, Object value) {
        return new TestTokens(with(header, name, value), claims, key);
    }

    TestTokens claim(String name, Object value) {
        return new TestTokens(header, with(claims, name, value), key);
    }

    TestTokens without(String claim) {
        Map<String, Object> fewer = new LinkedHashMap<>(claims);
        fewer.remove(claim);
        return new TestTokens(header, fewer, key);
    }

    TestTokens signedBy(SigningKey other) {
        return new TestTokens(header, claims, other);
    }

    /** The header names the key's algorithm and id, unless the test says otherwise. */
    String text() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("alg", key.algorithm().headerName());
        key.keyId().ifPresent(id -> members.put("kid", id));
        members.putAll(header);
        String signingInput = encoded(members) + "." + encoded(claims);
        byte[] signature = key.sign(signingInput.getBytes(StandardCharsets.US_ASCII));
        return signingInput + "." + BASE64URL.encodeToString(signature);
    }

    String bearer() {
        return "Authorization: Bearer " + text();
    }

    String cookie() {
        return "Cookie: access_token=" + text();
    }

    private static Map<String, Object> with(Map<String, Object> members, String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(members);
        more.put(name, value);
        return more;
    }

    private static String encoded(Map<String, Object> object) {
        return BASE64URL.encodeToString(StrictJson.write(object).getBytes(StandardCharsets.UTF_8));
    }
}
