package dev.ostiary.example.web;

import dev.ostiary.encoding.StrictJson;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes the API's answers. */
final class Json {
    private Json() {}

    static void write(HttpServletResponse response, Map<String, ?> body) throws IOException {
        send(response, "application/json", body);
    }

    /** An error as {@code application/problem+json} (RFC 9457), of the same form as the filter's own. */
    static void problem(HttpServletResponse response, int status, String title, String code) throws IOException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "about:blank");
        body.put("title", title);
        body.put("status", status);
        body.put("code", code);
        response.setStatus(status);
        send(response, "application/problem+json", body);
    }

    private static void send(HttpServletResponse response, String type, Map<String, ?> body) throws IOException {
        response.setContentType(type);
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().write(StrictJson.write(body) + "\n");
    }
}
