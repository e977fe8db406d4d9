package com.example.orders;

import dev.ostiary.servlet.ReturnTo;
import dev.ostiary.servlet.Sessions;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The application's own sign-in page: it checks the password, and hands the user to the filter. */
final class SignInServlet extends HttpServlet {
    private static final Map<String, List<String>> ROLES_OF_USERS = Map.of("alice", List.of("admin"), "bob", List.of());

    private static final String FORM = """
            <!doctype html>
            <html lang="en">
            <title>Sign in</title>
            <form method="post">
              <p><label>Name <input name="user" autocomplete="username"></label></p>
              <p><label>Password <input name="password" type="password" autocomplete="current-password"></label></p>
              <p><button>Sign in</button></p>
            </form>
            </html>
            """;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter().print(FORM);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String user = request.getParameter("user");
        if (isPasswordOf(user, request.getParameter("password"))) {
            Sessions.of(request).signIn(request, response, user, Map.of("roles", ROLES_OF_USERS.get(user)));
            response.sendRedirect(ReturnTo.safe(request)); // back to the page that the user wanted
        } else {
            doGet(request, response);
        }
    }

    /** Only for a first try. Ask your own users here, and keep no password but a slow hash of it. */
    private static boolean isPasswordOf(String user, String password) {
        return user != null && ROLES_OF_USERS.containsKey(user) && "wonderland".equals(password);
    }
}
