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

    /** A member that is {@code null} is one that some serializer had no value for. */
    boolean has(String name) {
        return members.get(name) != null;
    }

    boolean isPrivate() {
        return PRIVATE.stream().anyMatch(name -> has(name) && !isEmptyList(name));
    }

    private boolean isEmptyList(String name) {
        return members.get(name) instanceof List<?> list && list.isEmpty();
    }

    Optional<String> optionalText(String name) {
        return has(name) ? Optional.of(text(name)) : Optional.empty();
    }

    String text(String name) {
        if (members.get(name) instanceof String text) {
            return text;
        }
        String number = members.get(name) instanceof Number ? ", but a number; write it in double quotes" : "";
        throw new IllegalArgumentException(name + " is " + (has(name) ? "not text" + number : "missing"));
    }

    byte[] bytes(String name) {
        String text = text(name);
        return Base64Url.decode(text)
                .orElseThrow(() -> new IllegalArgumentException(
                        name + " is not canonical base64url without padding" + KeyWords.ofEncoding(text)));
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

    /**
     * A number whose bytes the standard wants in full (RFC 7518, sections 6.2.1.2 and 6.2.2.1): some writers leave leading
     * zeros out, which changes nothing of it.
     */
    BigInteger number(String name, int length) {
        byte[] bytes = bytes(name);
        if (bytes.length == 0 || bytes.length > length) {
            throw new IllegalArgumentException(name + " must have " + length + " bytes, it has " + bytes.length);
        }
        return new BigInteger(1, bytes);
    }

    /** {@code use} and {@code key_ops}: an absent or empty one forbids nothing (RFC 7517, sections 4.2 and 4.3). */
    void requireIntendedFor(String operation, KeyUse use) {
        String written = has("use") ? text("use") : "";
        if (written.equals("enc")) {
            throw new IllegalArgumentException(FOR_ENCRYPTION);
        }
        if (!use.allows(written)) {
            throw new IllegalArgumentException("use is not " + use.jwkName());
        }
        if (has("key_ops")
                && !isEmptyList("key_ops")
                && !(members.get("key_ops") instanceof List<?> list && list.contains(operation))) {
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
