package com.example.orders;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A page for a browser. It knows nothing of Ostiary: it asks the server who the user is. */
public class OrdersPage extends HttpServlet {
    private static final String PAGE = """
            <!doctype html>
            <html lang="en">
            <title>Orders</title>
            <h1>Orders of %s</h1>
            <p>Administrator: %s</p>
            <form method="post" action="%s/auth/sign-out"><button>Sign out</button></form>
            </html>
            """;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter()
                .printf(PAGE, escaped(request.getRemoteUser()), request.isUserInRole("admin"), context(request));
    }

    /** As the server spells it, not as the client has. */
    private static String context(HttpServletRequest request) {
        return request.getServletContext().getContextPath();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
