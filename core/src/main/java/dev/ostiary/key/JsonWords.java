package dev.ostiary.key;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Names what a JSON object is that is neither a JWK nor a JWK set, and says where its key stands. Shows no value of it. */
final class JsonWords {
    private static final int MAX_DEPTH = 6;
    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    private JsonWords() {}

    /** Refuses what has no {@code kty}, by the name of what it is. */
    static void requireJwk(Map<?, ?> members) {
        if (members.get("kty") == null) {
            throw new IllegalArgumentException(kind(members).orElse("kty is missing"));
        }
    }

    private static Optional<String> kind(Map<?, ?> members) {
        if (members.containsKey("ciphertext")) {
            return Optional.of(
                    "kty is missing: it is encrypted (a JWE); decrypt it first, and give the JWK that comes out");
        }
        if (members.containsKey("jwks_uri")) {
            return Optional.of(
                    "kty is missing: these are a provider's metadata; set issuer to what their member 'issuer' says,"
                            + " or jwks-uri to what their 'jwks_uri' says");
        }
        if (!members.isEmpty() && members.values().stream().allMatch(JsonWords::isPem)) {
            return Optional.of(
                    "kty is missing: it is a map from key ids to PEM blocks; Google publishes a JWK set beside it,"
                            + " under .../jwk/... instead of .../x509/..., and public_key-jwk instead of public_key");
        }
        return key(members, "", MAX_DEPTH)
                .map(place -> "kty is missing: it is JSON around a key; give what stands at " + place + " alone");
    }

    /** Where a key stands, as a JSON Pointer. */
    private static Optional<String> key(Object value, String place, int depth) {
        if (value instanceof String text) {
            return Optional.of(place).filter(here -> isPem(text) || isEncoded(text));
        }
        if (value instanceof Map<?, ?> inner && inner.get("kty") instanceof String && !place.isEmpty()) {
            return Optional.of(place);
        }
        return depth == 0
                ? Optional.empty()
                : members(value)
                        .flatMap(member ->
                                key(member.getValue(), place + "/" + shown(member.getKey()), depth - 1).stream())
                        .findFirst();
    }

    private static Stream<Map.Entry<String, Object>> members(Object value) {
        if (value instanceof Map<?, ?> members) {
            return members.entrySet().stream()
                    .filter(member -> member.getValue() != null)
                    .map(member -> Map.entry(String.valueOf(member.getKey()), (Object) member.getValue()));
        }
        return value instanceof List<?> elements
                ? elements.stream().filter(element -> element != null).map(element -> Map.entry("-", (Object) element))
                : Stream.empty();
    }

    private static String shown(String name) {
        return PLAIN_NAME.matcher(name).matches() ? name : "...";
    }

    private static boolean isPem(Object value) {
        return value instanceof String text && PemBlock.occursIn(text);
    }

    private static boolean isEncoded(String text) {
        return PemBlock.occursIn(KeyText.of(text).text());
    }
}
