package dev.ostiary.issue;

import dev.ostiary.encoding.Base64Url;
import dev.ostiary.encoding.StrictJson;
import dev.ostiary.key.SigningKey;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes a JWS in compact form (RFC 7515, section 7.1), always with {@code alg} and {@code typ}. */
final class JwsWriter {
    private final SigningKey key;
    private final String header;

    JwsWriter(SigningKey key, String type) {
        this.key = key;
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("alg", key.algorithm().headerName());
        members.put("typ", type);
        key.keyId().ifPresent(id -> members.put("kid", id));
        this.header = encoded(members);
    }

    String write(Map<String, ?> claims) {
        String signingInput = header + "." + encoded(claims);
        byte[] signature = key.sign(signingInput.getBytes(StandardCharsets.US_ASCII));
        return signingInput + "." + Base64Url.encode(signature);
    }

    private static String encoded(Map<String, ?> object) {
        return Base64Url.encode(StrictJson.write(object).getBytes(StandardCharsets.UTF_8));
    }
}
