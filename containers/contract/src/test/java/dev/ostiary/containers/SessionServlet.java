package dev.ostiary.containers;

import dev.ostiary.servlet.Sessions;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;

/** An application that signs in whoever comes. */
public final class SessionServlet extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        Sessions sessions = Sessions.of(request);
        switch (request.getPathInfo()) {
            case "/sign-in" ->
                sessions.signIn(request, response, "u1", Map.of("roles", List.of("admin"), "scope", "read"));
            case "/sign-out" -> sessions.signOut(request, response);
            case "/sign-out-everywhere" -> sessions.revokeAll("u1");
            default -> throw new IllegalArgumentException(request.getPathInfo());
        }
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }
}
