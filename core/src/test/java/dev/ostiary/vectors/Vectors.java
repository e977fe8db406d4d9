package dev.ostiary.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ostiary.key.HmacSecret;
import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.Keys;
import dev.ostiary.key.VerificationKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/** Examples that others published, kept as files, and what it takes to try them. */
final class Vectors {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Vectors() {}

    static JsonNode read(String name) {
        try (InputStream file = Vectors.class.getResourceAsStream("/vectors/" + name)) {
            return MAPPER.readTree(Objects.requireNonNull(file, name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static VerificationKey publicKey(String jwk) {
        return Keys.parsePublic(jwk).keys().get(0);
    }

    static HmacSecret secret(JsonNode octJwk) {
        return HmacSecret.ofText("base64url:" + octJwk.get("k").asText());
    }

    /** A published private key keeps its public half when the private members are taken out. */
    static String withoutPrivateMembers(JsonNode jwk) {
        return jwk.<ObjectNode>deepCopy()
                .remove(List.of("d", "p", "q", "dp", "dq", "qi"))
                .toString();
    }

    static boolean verifies(VerificationKey key, JwsAlgorithm algorithm, String compact) {
        return key.verify(algorithm, signingInput(compact), signature(compact));
    }

    static byte[] signingInput(String compact) {
        return compact.substring(0, compact.lastIndexOf('.')).getBytes(StandardCharsets.US_ASCII);
    }

    static byte[] signature(String compact) {
        return Base64.getUrlDecoder().decode(compact.substring(compact.lastIndexOf('.') + 1));
    }
}
