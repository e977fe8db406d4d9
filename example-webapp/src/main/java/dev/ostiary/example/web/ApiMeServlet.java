package dev.ostiary.example.web;

import dev.ostiary.servlet.JwtPrincipal;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** {@code GET /api/me}: who the owner of the token or API key is. */
final class ApiMeServlet extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        JwtPrincipal user = (JwtPrincipal) Objects.requireNonNull(request.getUserPrincipal());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", user.getName());
        body.put("roles", List.copyOf(user.roles()));
        body.put("scopes", List.copyOf(user.scopes()));
        if (user.claims().get("exp") instanceof Number expiry) { // an API key has no claims but its owner
            body.put("expiresAt", Instant.ofEpochSecond(expiry.longValue()).toString());
        }
        Json.write(response, body);
    }
}
