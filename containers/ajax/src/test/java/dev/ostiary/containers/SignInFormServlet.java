package dev.ostiary.containers;

import dev.ostiary.servlet.ReturnTo;
import dev.ostiary.servlet.Sessions;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** Signs in whoever presses its button, and sends them back. */
final class SignInFormServlet extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter()
                .print("<!DOCTYPE html><html><head><title>Sign in</title></head><body><form method='post'>"
                        + "<button id='sign-in'>Sign in</button></form></body></html>");
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Sessions.of(request).signIn(request, response, "u1", Map.of());
        response.sendRedirect(ReturnTo.safe(request.getParameter("return_to")));
    }
}
