package dev.ostiary.example.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** The public front page: what this is, and how to try it in the browser and with curl. */
final class HomeServlet extends HttpServlet {
    private final transient Pages pages;

    HomeServlet(Pages pages) {
        this.pages = pages;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String base = Base.of(request);
        Map<String, ?> values = Map.of("base", base, "address", Base.address(request));
        pages.write(request, response, "Welcome", pages.fragment("home", values));
    }
}
