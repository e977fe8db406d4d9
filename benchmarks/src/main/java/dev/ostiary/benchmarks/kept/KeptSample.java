package dev.ostiary.benchmarks.kept;

import dev.ostiary.benchmarks.Sample;
import dev.ostiary.encoding.Base64Url;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Access tokens with the claims of Keycloak, of 599 characters with HS256, good for two hours. */
final class KeptSample {
    static final String AUDIENCE = "orders";

    private static final String HEADER = "{\"alg\":\"HS256\",\"typ\" : \"JWT\",\"kid\" : \"2026-01-a\"}";
    private static final long FIRST = 100_000_000_000L;

    private KeptSample() {}

    /**
     * As many as are wanted, each with a subject and an id of its own.
     *
     * @param more members at the end, each with a comma in front
     */
    static String[] tokens(byte[] secret, int count, String more) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        long now = Instant.now().getEpochSecond();
        String[] tokens = new String[count];
        for (int i = 0; i < count; i++) {
            String signed = segment(HEADER) + "." + segment(claims(now, FIRST + i) + more + "}");
            tokens[i] = signed + "." + Base64Url.encode(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
        }
        return tokens;
    }

    private static String claims(long now, long number) {
        return String.format(Locale.ROOT, """
                {"exp":%d,"iat":%d,"jti":"1f2e3d4c-5b6a-4798-8c7d-%d","iss":"%s","aud":"%s",\
                "sub":"8d1f6a54-0c8e-4f6b-9a52-%d","typ":"Bearer","azp":"web-client",\
                "realm_access":{"roles":["user","clerk"]},"scope":"openid email profile","email_verified":true,\
                "name":"Alice Example","preferred_username":"alice\"\
                """, now + 7_200, now - 60, number, Sample.ISSUER, AUDIENCE, number);
    }

    private static String segment(String json) {
        return Base64Url.encode(json.getBytes(StandardCharsets.UTF_8));
    }
}
