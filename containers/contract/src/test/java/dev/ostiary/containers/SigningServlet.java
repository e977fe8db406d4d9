package dev.ostiary.containers;

import dev.ostiary.servlet.Sessions;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * Signs in and out as its path says, does to the answer what {@code ?then=} says, and tells what is left of the container's session.
 */
public final class SigningServlet extends HttpServlet {
    static final String SESSION = "X-Session";
    static final String MARK = "mark";

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        String then = Optional.ofNullable(request.getParameter("then")).orElse("nothing");
        if (then.equals("forwarded")) {
            request.getRequestDispatcher("/public/signing/in/u1?then=set").forward(request, response);
            return;
        }
        String[] deed = request.getPathInfo().substring(1).split("/");
        switch (deed[0]) {
            case "in" -> Sessions.of(request).signIn(request, response, deed[1], Map.of());
            case "out" -> Sessions.of(request).signOut(request, response);
            case "ask" -> request.authenticate(response);
            case "mark" -> request.getSession().setAttribute(MARK, true);
            default -> {}
        }
        tamper(then, request, response);
    }

    private static void tamper(String then, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        switch (then) {
            case "reset" -> response.reset();
            case "set" -> response.setHeader("set-cookie", "page=0");
            case "null" -> response.setHeader("Set-Cookie", null);
            case "buffer" -> response.resetBuffer();
            case "error" -> {
                response.sendError(418);
                return;
            }
            case "throw" -> throw new IllegalStateException("the application's own");
            case "async" -> {
                request.startAsync().dispatch("/public/signing/nothing?then=set");
                return;
            }
            default -> {}
        }
        response.addCookie(new Cookie("page", "1"));
        response.setHeader("Cache-Control", "public, max-age=60");
        response.setHeader("CDN-Cache-Control", "max-age=60");
        response.setDateHeader("Expires", Long.MAX_VALUE / 1_000_000);
        HttpSession session = request.getSession(false);
        response.setHeader(SESSION, session == null ? "none" : session.getId() + " " + session.getAttribute(MARK));
    }
}
