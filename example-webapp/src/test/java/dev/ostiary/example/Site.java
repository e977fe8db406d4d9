package dev.ostiary.example;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The running example, as an HTTP client sees it. Follows no redirect and keeps no cookie.
 *
 * @param address of the home page, with the slash at its end
 */
record Site(URI address) {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    String contextPath() {
        return address.getRawPath().replaceFirst("/$", "");
    }

    String origin() {
        return address.getScheme() + "://" + address.getAuthority();
    }

    HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    /** What a browser gets that navigates to a page with this token in its cookie. */
    HttpResponse<String> page(String path, String token) {
        return get(path, "Accept", "text/html", "Cookie", "access_token=" + token);
    }

    HttpResponse<String> api(String path, String token) {
        return get(path, "Authorization", "Bearer " + token);
    }

    HttpResponse<String> post(String path, byte[] body, String... headers) {
        return send(request(path, headers).POST(BodyPublishers.ofByteArray(body)));
    }

    /** A request without a body by a program with this token. */
    HttpResponse<String> call(String method, String path, String token) {
        return send(request(path, "Authorization", "Bearer " + token).method(method, BodyPublishers.noBody()));
    }

    HttpResponse<String> form(String path, Map<String, String> fields, String... headers) {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(request(path, headers)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    /** What a browser gets that sends the form from one of our own pages. */
    HttpResponse<String> ownForm(String path, Map<String, String> fields) {
        return ownForm(path, fields, "");
    }

    /** The same with cookies, as {@link #cookies} gives them. */
    HttpResponse<String> ownForm(String path, Map<String, String> fields, String cookies) {
        return form(
                path,
                fields,
                "Accept",
                "text/html",
                "Sec-Fetch-Site",
                "same-origin",
                "Sec-Fetch-Mode",
                "navigate",
                "Cookie",
                cookies);
    }

    /** What a browser sends back of the cookies that an answer sets. */
    static String cookies(HttpResponse<String> answer) {
        return answer.headers().allValues("Set-Cookie").stream()
                .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
                .collect(Collectors.joining("; "));
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(origin() + contextPath() + path))
                .timeout(Duration.ofSeconds(20));
        return headers.length == 0 ? request : request.headers(headers);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
