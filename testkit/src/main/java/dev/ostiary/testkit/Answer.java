package dev.ostiary.testkit;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the issuer's server answers, and in what way. */
record Answer(int status, Map<String, String> headers, String body) {
    static Answer json(String body) {
        return new Answer(200, Map.of("Content-Type", "application/json"), body);
    }

    static Answer empty(int status) {
        return new Answer(status, Map.of(), "");
    }

    Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body);
    }

    byte[] bytes() {
        return body.getBytes(StandardCharsets.UTF_8);
    }
}
