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

/** {@code GET /api/me}: who the token's owner is. */
final class ApiMeServlet extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        JwtPrincipal user = (JwtPrincipal) Objects.requireNonNull(request.getUserPrincipal());
        long expiresAt = ((Number) Objects.requireNonNull(user.claims().get("exp"))).longValue();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("name", user.getName());
        body.put("roles", List.copyOf(user.roles()));
        body.put("scopes", List.copyOf(user.scopes()));
        body.put("expiresAt", Instant.ofEpochSecond(expiresAt).toString());
        Json.write(response, body);
    }
}
