package dev.ostiary.provider;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code application/x-www-form-urlencoded} (RFC 6749, appendix B). Stateless. */
final class FormText {
    private FormText() {}

    static String encode(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** With more in its query. A blank is {@code %20}, which every reader takes for one. */
    static URI append(URI uri, Map<String, String> parameters) {
        String query = encode(parameters).replace("+", "%20");
        String before = uri.toString();
        if (query.isEmpty()) {
            return uri;
        }
        return URI.create(before + (uri.getRawQuery() == null ? "?" : "&") + query);
    }
}
