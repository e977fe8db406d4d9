package dev.ostiary.example.web;

import dev.ostiary.issue.IssuedToken;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * {@code POST /api/token}: the form fields {@code username} and {@code password} become a bearer token, answered as
 * RFC 6749 sections 5.1 and 5.2 say. Sets no cookie, so no other site gains anything by sending a browser here.
 */
final class ApiTokenServlet extends HttpServlet {
    private final transient DemoUsers users;
    private final transient Turnstile turnstile;
    private final transient Tokens tokens;
    private final transient Activity activity;

    ApiTokenServlet(DemoUsers users, Turnstile turnstile, Tokens tokens, Activity activity) {
        this.users = users;
        this.turnstile = turnstile;
        this.tokens = tokens;
        this.activity = activity;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Pragma", "no-cache"); // RFC 6749 asks for it beside Cache-Control
        String username = request.getParameter("username");
        String password = request.getParameter("password");
        boolean passwordInUrl = request.getQueryString() != null;
        if (passwordInUrl || username == null || password == null) {
            error(response, "invalid_request", "send username and password as form fields, not in the URL");
            return;
        }
        Optional<User> user;
        try (Turnstile.Turn turn = turnstile.enter()) {
            if (!turn.isGranted()) {
                response.setHeader("Retry-After", Turnstile.RETRY_AFTER);
                response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
                return;
            }
            user = users.authenticate(username, password);
        }
        activity.signIn(user.isPresent());
        if (user.isEmpty()) {
            error(response, "invalid_grant", "wrong user name or password");
            return;
        }
        IssuedToken token = tokens.issue(user.get());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("access_token", token.token());
        body.put("token_type", "Bearer");
        body.put(
                "expires_in",
                Duration.between(token.issuedAt(), token.expiresAt()).toSeconds());
        Json.write(response, body);
    }

    private static void error(HttpServletResponse response, String code, String description) throws IOException {
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", code);
        body.put("error_description", description);
        Json.write(response, body);
    }
}
