package dev.ostiary.containers;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** The files of WebJars on the class path. */
final class ScriptsServlet extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/javascript;charset=UTF-8");
        try (InputStream script = Objects.requireNonNull(
                getClass().getResourceAsStream("/META-INF/resources/webjars" + request.getPathInfo()))) {
            script.transferTo(response.getOutputStream());
        }
    }
}
