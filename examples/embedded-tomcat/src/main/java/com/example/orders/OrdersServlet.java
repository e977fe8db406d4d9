package com.example.orders;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Knows nothing of Ostiary: it asks the server who the user is. */
final class OrdersServlet extends HttpServlet {
    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <title>Orders</title>
            <h1>Orders of %s</h1>
            <p>Administrator: %s</p>
            <form method="post" action="/auth/sign-out"><button>Sign out</button></form>
            </html>
            """;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter().printf(PAGE, escaped(request.getRemoteUser()), request.isUserInRole("admin"));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
