package dev.ostiary.servlet.provider;

import dev.ostiary.encoding.JsonSyntaxException;
import dev.ostiary.encoding.StrictJson;
import dev.ostiary.key.SigningKey;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A token as a provider would make it, of which a test changes one thing. Immutable. */
record ProviderToken(Map<String, Object> header, Map<String, Object> claims) {
    static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

    private static final Pattern NOW_AND_LATER = Pattern.compile("\\bNOW(?:\\+([0-9]+))?\\b");
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

    /** JSON with single quotes; {@code NOW} and {@code NOW+60} stand for times. */
    static ProviderToken of(String header, String claims) {
        return new ProviderToken(json(header), json(claims));
    }

    ProviderToken with(String claim, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(claims);
        more.put(claim, value);
        return new ProviderToken(header, more);
    }

    ProviderToken without(String claim) {
        Map<String, Object> fewer = new LinkedHashMap<>(claims);
        fewer.remove(claim);
        return new ProviderToken(header, fewer);
    }

    ProviderToken withHeader(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(header);
        more.put(name, value);
        return new ProviderToken(more, claims);
    }

    /** As it would be in an hour and more than any clock may differ. */
    ProviderToken anHourOld() {
        long then = NOW.getEpochSecond() - 3_700;
        return with("iat", then).with("exp", then + 60);
    }

    /** Signs; the header names the key's algorithm and id. */
    String signedWith(SigningKey key) {
        ProviderToken complete = withHeader("alg", key.algorithm().headerName());
        Map<String, Object> members = key.keyId()
                .map(id -> complete.withHeader("kid", id))
                .orElse(complete)
                .header();
        String signingInput = encoded(members) + "." + encoded(claims);
        byte[] signature = key.sign(signingInput.getBytes(StandardCharsets.US_ASCII));
        return signingInput + "." + BASE64URL.encodeToString(signature);
    }

    private static Map<String, Object> json(String text) {
        String timed = NOW_AND_LATER
                .matcher(text.replace("'", "\""))
                .replaceAll(time -> Long.toString(NOW.getEpochSecond()
                        + Long.parseLong(Optional.ofNullable(time.group(1)).orElse("0"))));
        try {
            return StrictJson.parseObject(timed.getBytes(StandardCharsets.UTF_8));
        } catch (JsonSyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static String encoded(Map<String, Object> object) {
        return BASE64URL.encodeToString(StrictJson.write(object).getBytes(StandardCharsets.UTF_8));
    }
}
