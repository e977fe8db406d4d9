package dev.ostiary.example.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** Where signing out leads: {@code sign-out-page} of the filter names this address, which is public by that. */
final class SignedOutServlet extends HttpServlet {
    static final String PATH = "/signed-out";

    private final transient Pages pages;

    SignedOutServlet(Pages pages) {
        this.pages = pages;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Html content = pages.fragment("signed-out", Map.of("base", Base.of(request)));
        pages.write(request, response, "Signed out", content);
    }
}
