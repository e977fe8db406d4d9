package dev.ostiary.key;

import dev.ostiary.encoding.Base64Url;
import dev.ostiary.encoding.JsonSyntaxException;
import dev.ostiary.encoding.StrictJson;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The members of one JWK (RFC 7517, section 4), before anything is known about them.
 *
 * @param members as parsed; may hold a private key
 */
record Jwk(Map<?, ?> members) {
    /** What is said of a key that nothing is wrong with. */
    static final String FOR_ENCRYPTION = "use is not sig but enc, for encryption";

    private static final Set<String> PRIVATE = Set.of("d", "p", "q", "dp", "dq", "qi", "oth", "k");

    static Map<String, ?> parse(String text) {
        try {
            return StrictJson.parseObject(text.getBytes(StandardCharsets.UTF_8));
        } catch (JsonSyntaxException e) {
            throw new IllegalArgumentException("the JSON was refused: " + e.getMessage());
        }
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    boolean isPrivate() {
        return PRIVATE.stream().anyMatch(members::containsKey);
    }

    Optional<String> optionalText(String name) {
        return has(name) ? Optional.of(text(name)) : Optional.empty();
    }

    String text(String name) {
        if (members.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException(name + " is " + (has(name) ? "not text" : "missing"));
    }

    byte[] bytes(String name) {
        return Base64Url.decode(text(name))
                .orElseThrow(() -> new IllegalArgumentException(name + " is not canonical base64url without padding"));
    }

    /** Bytes of which the standard fixes the number. */
    byte[] bytes(String name, int length) {
        byte[] bytes = bytes(name);
        if (bytes.length != length) {
            throw new IllegalArgumentException(name + " must have " + length + " bytes, it has " + bytes.length);
        }
        return bytes;
    }

    BigInteger number(String name) {
        return new BigInteger(1, bytes(name));
    }

    BigInteger number(String name, int length) {
        return new BigInteger(1, bytes(name, length));
    }

    /** {@code use} and {@code key_ops}: an absent one forbids nothing (RFC 7517, sections 4.2 and 4.3). */
    void requireIntendedFor(String operation) {
        if (has("use") && text("use").equals("enc")) {
            throw new IllegalArgumentException(FOR_ENCRYPTION);
        }
        if (has("use") && !text("use").equals("sig")) {
            throw new IllegalArgumentException("use is not sig");
        }
        if (has("key_ops") && !(members.get("key_ops") instanceof List<?> list && list.contains(operation))) {
            throw new IllegalArgumentException("key_ops does not list " + operation);
        }
    }

    /** {@code alg}; empty where absent. */
    Optional<JwsAlgorithm> algorithm() {
        return optionalText("alg")
                .map(name -> JwsAlgorithm.of(name)
                        .orElseThrow(() -> new IllegalArgumentException("alg is no signature algorithm known here")));
    }

    /** Without the members, which may be a private key. */
    @Override
    public String toString() {
        return "Jwk[]";
    }
}
