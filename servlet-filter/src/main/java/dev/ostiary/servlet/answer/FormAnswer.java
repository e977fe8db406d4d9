package dev.ostiary.servlet.answer;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * Answers a form that somebody has sent who is signed out: 401 and a page from which the browser can send it once more. The browser keeps
 * what was entered; nothing of the body is read here, nor by the application's own page. Immutable, thread-safe.
 *
 * @param page the filter's own
 * @param applicationsPage shown instead of it: a path within the application
 */
record FormAnswer(FormNotSentPage page, Optional<String> applicationsPage) {
    private static final String SHOWN = FormAnswer.class.getName() + ".shown";

    /** @param signIn where to sign in, as it stands in a link; empty: there is no such page, or the browser is there already */
    void respond(Refusal refusal, Optional<String> signIn, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setStatus(refusal.grounds().status());
        Optional<RequestDispatcher> there = applicationsPage.flatMap(path -> dispatcher(path, request));
        if (there.isPresent()) {
            show(there.get(), request, response);
        } else {
            page.of(refusal, signIn).write(response);
        }
    }

    /** A page that asks for a user itself is not shown once more, which would never end. */
    private static Optional<RequestDispatcher> dispatcher(String path, HttpServletRequest request) {
        if (request.getAttribute(SHOWN) != null) {
            return Optional.empty();
        }
        request.setAttribute(SHOWN, true);
        return Optional.ofNullable(request.getRequestDispatcher(path));
    }

    /** Rules do not count for a forward, so that the page is shown whatever they say of its path. */
    private static void show(RequestDispatcher page, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try {
            page.forward(new BodilessRequest(request), response);
        } catch (ServletException fault) {
            throw new IOException("form-expired-page failed; see what it was caused by", fault);
        }
    }
}
