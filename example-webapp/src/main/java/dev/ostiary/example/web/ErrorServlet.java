package dev.ostiary.example.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where {@code web.xml} sends every error: a page with a way out for people, JSON for the API. What went wrong inside
 * is in the log, never in the answer.
 */
final class ErrorServlet extends HttpServlet {
    static final String PATH = "/error";

    private static final String KNOWN_BUT_REFUSED =
            "You are signed in as <strong>{{user}}</strong>, who may not open this page.";
    private static final String SIGN_IN =
            "<a class=\"button secondary\" href=\"{{base}}/sign-in\">Sign in as somebody else</a>\n";

    private final transient Pages pages;

    ErrorServlet(Pages pages) {
        this.pages = pages;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        if (status == null) { // somebody has typed this address
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        ErrorText text = ErrorText.of((Integer) status);
        response.setStatus(text.status());
        Object failedAt = Objects.requireNonNullElse(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI), "");
        if (failedAt.toString().startsWith(request.getContextPath() + "/api/")) {
            Json.problem(response, text.status(), text.title(), text.code());
            return;
        }
        Map<String, ?> values = Map.of(
                "base", request.getContextPath(),
                "status", text.status(),
                "title", text.title(),
                "explanation", explanation(text, request.getUserPrincipal()),
                "signIn", text.status() == HttpServletResponse.SC_FORBIDDEN ? signIn(request) : Html.NOTHING);
        pages.write(request, response, text.title(), pages.fragment("error", values));
    }

    /** Whoever is known and refused lacks a role; the filter and the forms refuse foreign pages before that. */
    private static Html explanation(ErrorText text, @Nullable Principal user) {
        return text.status() == HttpServletResponse.SC_FORBIDDEN && user != null
                ? Html.fill(KNOWN_BUT_REFUSED, Map.of("user", user.getName()))
                : Html.fill("{{text}}", Map.of("text", text.explanation()));
    }

    private static Html signIn(HttpServletRequest request) {
        return Html.fill(SIGN_IN, Map.of("base", request.getContextPath()));
    }
}
