package dev.ostiary.servlet.answer;

import dev.ostiary.servlet.credential.AuthorizationScheme;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which kind of answer the sender of a request understands. */
public enum AnswerKind {
    /** A browser that navigates: it is sent to the sign-in page, or sees the application's error page. */
    PAGE,

    /** A request of the htmx library: it is told by a header of its own where the browser shall go. */
    HTMX,

    /** Everything else: problem details in JSON (RFC 9457) and a challenge (RFC 6750). */
    API;

    private static final Set<String> PAGE_METHODS = Set.of("GET", "HEAD");

    /**
     * Classifies a request.
     *
     * <p>An {@code Authorization} header of the schemes {@code Bearer} and {@code DPoP}, or a path that is known to be an API, makes it
     * {@link #API}; another scheme, such as a proxy's {@code Basic}, says nothing. {@code HX-Request: true} with any method makes it
     * {@link #HTMX}. A {@link #PAGE} is a {@code GET} or {@code HEAD} that is not marked {@code X-Requested-With: XMLHttpRequest}, and has
     * {@code Sec-Fetch-Mode: navigate}; or {@code Sec-Fetch-Mode: same-origin} with {@code Sec-Fetch-Dest: empty}, as a service worker
     * passes a navigation on, and an {@code Accept} that names {@code text/html} before JSON and {@code *}{@code /*}; or, without any
     * {@code Sec-Fetch-*} header, an {@code Accept} that names {@code text/html} with a weight above 0; {@code *}{@code /*} does not name it.
     *
     * @param request the request
     * @param apiPath whether its path is one that always gets JSON
     * @return the kind
     */
    public static AnswerKind of(HttpServletRequest request, boolean apiPath) {
        AnswerKind kind = ofForm(request, apiPath);
        return kind == PAGE && !PAGE_METHODS.contains(request.getMethod()) ? API : kind;
    }

    /**
     * Classifies a request that a form of a page may have sent: as {@link #of} does, but a browser may navigate with any method.
     *
     * @param request the request
     * @param apiPath whether its path is one that always gets JSON
     * @return the kind
     */
    public static AnswerKind ofForm(HttpServletRequest request, boolean apiPath) {
        if (apiPath || AuthorizationScheme.isOfTokens(request)) {
            return API;
        }
        String htmx = request.getHeader("HX-Request");
        if (htmx != null) {
            return htmx.equals("true") ? HTMX : API;
        }
        return isNavigation(request) ? PAGE : API;
    }

    private static boolean isNavigation(HttpServletRequest request) {
        if ("XMLHttpRequest".equalsIgnoreCase(request.getHeader("X-Requested-With"))) {
            return false;
        }
        if (!hasFetchMetadata(request)) {
            return AcceptHeader.namesHtml(accept(request));
        }
        String mode = request.getHeader("Sec-Fetch-Mode");
        return "navigate".equals(mode) || ("same-origin".equals(mode) && isPassedOn(request));
    }

    /** What is a navigation in a service worker is sent as a fetch of its own. */
    private static boolean isPassedOn(HttpServletRequest request) {
        return "empty".equals(request.getHeader("Sec-Fetch-Dest")) && AcceptHeader.prefersHtml(accept(request));
    }

    private static List<String> accept(HttpServletRequest request) {
        return Collections.list(request.getHeaders("Accept"));
    }

    private static boolean hasFetchMetadata(HttpServletRequest request) {
        return Collections.list(request.getHeaderNames()).stream()
                .anyMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("sec-fetch-"));
    }
}
