package dev.ostiary.providers;

import dev.ostiary.servlet.JwtPrincipal;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;

/** Pages that say who is looking at them, with a form. */
final class OrdersServlet extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse answer) throws IOException {
        write(answer, who(request) + """
                <form method="post" action="/orders/note"><input name="note"><button>Send</button></form>
                <form method="post" action="/auth/sign-out"><button>Sign out</button></form>
                """);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse answer) throws IOException {
        write(answer, who(request) + "<p>noted: " + request.getParameter("note") + "</p>");
    }

    private static void write(HttpServletResponse answer, String body) throws IOException {
        answer.setContentType("text/html;charset=utf-8");
        answer.getWriter().println("<!doctype html>\n<html lang=\"en\"><title>Orders</title>" + body + "</html>");
    }

    private static String who(HttpServletRequest request) {
        JwtPrincipal user = (JwtPrincipal) request.getUserPrincipal();
        String name = Optional.ofNullable(user.claims().get("preferred_username"))
                .map(Object::toString)
                .orElse(user.getName());
        return "<p>" + name + " with "
                + Stream.of("admin", "clerk").filter(request::isUserInRole).toList() + "</p>";
    }
}
