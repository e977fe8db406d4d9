package dev.ostiary.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The least that a library can do with what there is: base64, Jackson's streaming JSON that refuses repeated names, a map of claims,
 * issuer, audience and times, and the raw check of the signature. Everything that hostile tokens ask for is left out.
 */
final class Limit implements TokenCheck {
    private static final JsonFactory JSON = new JsonFactory();

    private final RawSignature signature;
    private final String algorithm;

    Limit(Sample sample) throws GeneralSecurityException {
        this.signature = RawSignature.of(sample);
        this.algorithm = sample.algorithm().headerName();
    }

    @Override
    public Object check(String token) throws GeneralSecurityException, IOException {
        byte[] bytes = token.getBytes(StandardCharsets.ISO_8859_1);
        int first = token.indexOf('.');
        int last = token.lastIndexOf('.');
        Map<String, @Nullable Object> header = object(decoded(bytes, 0, first));
        Map<String, @Nullable Object> claims = object(decoded(bytes, first + 1, last));
        signature.require(bytes, last, decoded(bytes, last + 1, bytes.length));
        require(algorithm.equals(header.get("alg")) && Sample.ISSUER.equals(claims.get("iss")));
        require(Sample.AUDIENCE.equals(claims.get("aud")));
        long now = System.currentTimeMillis() / 1_000;
        require(now < time(claims, "exp") && time(claims, "nbf") <= now && time(claims, "iat") <= now);
        return claims;
    }

    private static byte[] decoded(byte[] bytes, int from, int to) {
        return Base64.getUrlDecoder()
                .decode(ByteBuffer.wrap(bytes, from, to - from))
                .array();
    }

    private static void require(boolean holds) throws GeneralSecurityException {
        if (!holds) {
            throw new GeneralSecurityException("the sample is not what it should be");
        }
    }

    private static long time(Map<String, @Nullable Object> claims, String name) throws GeneralSecurityException {
        if (claims.get(name) instanceof Long seconds) {
            return seconds;
        }
        throw new GeneralSecurityException("the sample lacks a time");
    }

    private static Map<String, @Nullable Object> object(byte[] json) throws IOException {
        try (JsonParser parser = JSON.createParser(json)) {
            parser.nextToken();
            return object(parser);
        }
    }

    private static Map<String, @Nullable Object> object(JsonParser parser) throws IOException {
        Map<String, @Nullable Object> members = new HashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            if (members.put(name, value(parser, parser.nextToken())) != null) {
                throw new IOException("a repeated name");
            }
        }
        return members;
    }

    private static @Nullable Object value(JsonParser parser, JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> parser.getLongValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw new IOException("not in the sample: " + token);
        };
    }

    private static List<@Nullable Object> array(JsonParser parser) throws IOException {
        List<@Nullable Object> elements = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            elements.add(value(parser, token));
        }
        return elements;
    }
}
