package dev.ostiary.containers;

import java.util.LinkedHashMap;
import java.util.Map;

/** Init-params of applications that accept {@link TestTokens#valid()}. */
final class Applications {
    private Applications() {}

    static Map<String, String> standard() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("secret", TestTokens.TEST_SECRET);
        parameters.put("issuer", TestTokens.ISSUER);
        parameters.put("audience", TestTokens.AUDIENCE);
        parameters.put("public-paths", "/, /public/**");
        return parameters;
    }

    static Map<String, String> standardWith(String name, String value) {
        Map<String, String> parameters = standard();
        parameters.put(name, value);
        return parameters;
    }

    static Map<String, String> standardWith(Map<String, String> more) {
        Map<String, String> parameters = standard();
        parameters.putAll(more);
        return parameters;
    }

    static Map<String, String> standardWithout(String name) {
        Map<String, String> parameters = standard();
        parameters.remove(name);
        return parameters;
    }
}
