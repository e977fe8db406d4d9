package dev.ostiary.issue;

import dev.ostiary.encoding.Base64Url;
import dev.ostiary.encoding.StrictJson;
import dev.ostiary.key.SigningKey;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes a JWS in compact form (RFC 7515, section 7.1), always with {@code alg}, {@code typ} and {@code kid}. */
final class JwsWriter {
    private final SigningKey key;
    private final String header;
    private final int maxLength;

    JwsWriter(SigningKey key, String type, int maxLength) {
        this.key = key;
        this.maxLength = maxLength;
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("alg", key.algorithm().headerName());
        members.put("typ", type);
        members.put("kid", key.keyId().orElseThrow());
        this.header = encoded(members);
    }

    String write(Map<String, ?> claims) {
        String signingInput = header + "." + encoded(claims);
        byte[] signature = key.sign(signingInput.getBytes(StandardCharsets.US_ASCII));
        String token = signingInput + "." + Base64Url.encode(signature);
        if (token.length() > maxLength) {
            throw new IllegalArgumentException("claims: the token has " + token.length() + " characters, more than "
                    + maxLength + "; put less into it, or raise maxTokenLength if it never travels in a cookie");
        }
        return token;
    }

    private static String encoded(Map<String, ?> object) {
        return Base64Url.encode(StrictJson.write(object).getBytes(StandardCharsets.UTF_8));
    }
}
