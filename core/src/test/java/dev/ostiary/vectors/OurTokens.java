package dev.ostiary.vectors;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ostiary.encoding.StrictJson;
import dev.ostiary.issue.TokenIssuer;
import dev.ostiary.issue.TokenProfile;
import dev.ostiary.key.HmacSecret;
import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.KeyFamily;
import dev.ostiary.key.Keys;
import dev.ostiary.key.SigningKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes {@code vectors/ours.json} anew: one token of ours for each algorithm, with its TEST key.
 *
 * <p>By hand, from the repository's root, and then {@code npm run verify} in {@code core/src/test/node}:
 * <pre>mvn -q -pl core test-compile exec:java -Dexec.classpathScope=test \
 *     -Dexec.mainClass=dev.ostiary.vectors.OurTokens -Dexec.args=core/src/test/resources/vectors/ours.json</pre>
 */
public final class OurTokens {
    static final Instant ISSUED_AT = Instant.parse("2026-01-01T00:00:00Z");
    static final Instant VERIFY_AT = Instant.parse("2026-06-01T00:00:00Z");

    private static final String WARNING =
            "TEST KEYS, published with the source: they protect nothing and must never be used elsewhere.";
    private static final TokenProfile PROFILE =
            TokenProfile.access("https://ostiary.test", "jose-tests").withLifetime(Duration.ofDays(365));

    private OurTokens() {}

    /**
     * Writes the file.
     *
     * @param arguments its path
     */
    public static void main(String[] arguments) throws IOException {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("warning", WARNING);
        file.put("issuer", PROFILE.issuer());
        file.put("audience", PROFILE.audience());
        file.put("verifyAt", VERIFY_AT.toString());
        file.put(
                "tokens",
                Arrays.stream(JwsAlgorithm.values()).map(OurTokens::vector).toList());
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode json = (ObjectNode) mapper.readTree(StrictJson.write(file));
        Files.writeString(
                Path.of(arguments[0]), mapper.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n");
    }

    private static Map<String, Object> vector(JwsAlgorithm algorithm) {
        Map<String, Object> vector = new LinkedHashMap<>();
        vector.put("alg", algorithm.headerName());
        if (algorithm.family() == KeyFamily.HMAC) {
            HmacSecret secret = Keys.generateSecret(algorithm);
            vector.put("testSecret", Keys.toText(secret));
            vector.put("token", token(secret.signingKey(algorithm).withKeyId("test-key-" + algorithm)));
        } else {
            SigningKey key = Keys.generate(algorithm);
            vector.put("testPublicJwk", Keys.toJwk(key.verificationKey()));
            vector.put("token", token(key));
        }
        return vector;
    }

    private static String token(SigningKey key) {
        TokenIssuer issuer = TokenIssuer.builder()
                .key(key)
                .profile(PROFILE)
                .clock(InstantSource.fixed(ISSUED_AT))
                .build();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("roles", List.of("reader", "\u00e9crivain"));
        claims.put("nested", Map.of("level", 3));
        return issuer.issue("user-1", claims).token();
    }
}
