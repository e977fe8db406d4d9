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

    /** Stands for a connection that ends without an answer. */
    static Answer none() {
        return empty(0);
    }

    /** This answer was made and does not arrive. */
    Answer lost() {
        return none();
    }

    /** What the token endpoint and its like say (RFC 6749, section 5.1): never to be kept. */
    static Answer secretJson(int status, String body) {
        return new Answer(status, Map.of("Content-Type", "application/json", "Cache-Control", "no-store"), body);
    }

    static Answer page(int status, String html) {
        return new Answer(
                status,
                Map.of(
                        "Content-Type", "text/html;charset=utf-8",
                        "Cache-Control", "no-store, must-revalidate, max-age=0",
                        "Referrer-Policy", "no-referrer"),
                html);
    }

    static Answer redirect(String location) {
        return new Answer(302, Map.of("Location", location, "Cache-Control", "no-store"), "");
    }

    boolean isNone() {
        return status == 0;
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
