package dev.ostiary.example.web;

import dev.ostiary.encoding.RetryAfter;
import dev.ostiary.servlet.AuthFilter;
import dev.ostiary.store.StoreUnavailableException;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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
            "<a class=\"button secondary\" href=\"{{base}}{{signIn}}return_to={{returnTo}}\">Sign in as somebody else</a>\n";

    private static final String SUPPORT_ID = "<p class=\"small\">Support id: <code>{{id}}</code></p>\n";

    private static final String CROSS_SITE =
            "We cannot tell that this request came from one of our own pages. Please go back and try again.";

    private final transient Pages pages;
    private final SignInWay way;

    ErrorServlet(Pages pages, SignInWay way) {
        this.pages = pages;
        this.way = way;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        if (status == null) { // somebody has typed this address
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        boolean outage = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof StoreUnavailableException;
        ErrorText text = ErrorText.of(outage ? HttpServletResponse.SC_SERVICE_UNAVAILABLE : (Integer) status);
        response.setStatus(text.status());
        if (outage) {
            response.setHeader("Retry-After", RetryAfter.text(StoreUnavailableException.RETRY_AFTER));
        }
        String failedAt = Objects.requireNonNullElse(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI), "")
                .toString();
        if ((failedAt + "/").startsWith(Base.of(request) + "/api/")) {
            Json.problem(response, text.status(), text.title(), text.code());
            return;
        }
        boolean knownButRefused =
                text.status() == HttpServletResponse.SC_FORBIDDEN && request.getUserPrincipal() != null;
        Map<String, ?> values = Map.of(
                "base", Base.of(request),
                "status", text.status(),
                "title", text.title(),
                "explanation", explanation(text, request),
                "signIn", knownButRefused ? signIn(request, failedAt) : Html.NOTHING,
                "supportId", supportId(request));
        pages.write(request, response, text.title(), pages.fragment("error", values));
    }

    /** Whoever is known and refused lacks a role; the filter and the forms refuse foreign pages before that. */
    private static Html explanation(ErrorText text, HttpServletRequest request) {
        @Nullable Principal user = request.getUserPrincipal();
        if (text.status() == HttpServletResponse.SC_FORBIDDEN && user != null) {
            return Html.fill(KNOWN_BUT_REFUSED, Map.of("user", user.getName()));
        }
        boolean crossSite = request.getAttribute(SameOrigin.REFUSED) != null;
        return Html.fill("{{text}}", Map.of("text", crossSite ? CROSS_SITE : text.explanation()));
    }

    /** By what the page shows and the log holds, users and operators speak of the same request. */
    private static Html supportId(HttpServletRequest request) {
        Object id = request.getAttribute(AuthFilter.SUPPORT_ID_ATTRIBUTE);
        return id == null ? Html.NOTHING : Html.fill(SUPPORT_ID, Map.of("id", id));
    }

    /** Somebody else may open what was refused, so the form gets its address to return to. */
    private Html signIn(HttpServletRequest request, String failedAt) {
        String query = request.getQueryString();
        String returnTo = URLEncoder.encode(query == null ? failedAt : failedAt + "?" + query, StandardCharsets.UTF_8);
        return Html.fill(SIGN_IN, Map.of("base", Base.of(request), "signIn", way.signInAgain(), "returnTo", returnTo));
    }
}
