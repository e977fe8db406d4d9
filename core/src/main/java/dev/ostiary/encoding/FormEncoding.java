package dev.ostiary.encoding;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code application/x-www-form-urlencoded} (RFC 6749, appendix B). Stateless. */
public final class FormEncoding {
    private FormEncoding() {}

    /**
     * A body, or a query without its question mark.
     *
     * @param parameters in their order
     * @return empty where there is none
     */
    public static String encode(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
    }

    /**
     * One name or value. Where there is no blank in it, that is what a query has, too (RFC 3986, section 3.4).
     *
     * @param text any
     * @return ASCII
     */
    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /**
     * With more in its query. A blank is {@code %20}, which every reader takes for one.
     *
     * @param uri absolute, without a fragment
     * @param parameters in their order
     * @return the same where there is none
     */
    public static URI append(URI uri, Map<String, String> parameters) {
        String query = encode(parameters).replace("+", "%20");
        String before = uri.toString();
        if (query.isEmpty()) {
            return uri;
        }
        return URI.create(before + (uri.getRawQuery() == null ? "?" : "&") + query);
    }
}
