package dev.ostiary.servlet.answer;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which kind of answer the sender of a request understands. */
public enum AnswerKind {
    /** A browser that navigates: it is sent to the sign-in page, or sees the application's error page. */
    PAGE,

    /** A request of the htmx library: it is told by a header of its own where the browser shall go. */
    HTMX,

    /** A request of the script of Jakarta Faces: XML tells it where the browser shall go. */
    FACES,

    /** A request of the script of Apache Wicket: a header tells it. */
    WICKET,

    /** A request of the script of Vaadin: a text in the place of its JSON tells it. */
    VAADIN,

    /** Everything else: problem details in JSON (RFC 9457) and a challenge (RFC 6750). */
    API;

    private static final Set<String> PAGE_METHODS = Set.of("GET", "HEAD");

    /**
     * Classifies a request.
     *
     * <p>An {@code Authorization} header, even an empty one, or a path that is known to be an API makes it
     * {@link #API}. {@code HX-Request: true} with any method makes it {@link #HTMX}, {@code Faces-Request: partial/ajax}
     * {@link #FACES}, {@code Wicket-Ajax: true} {@link #WICKET}, and {@code POST} with {@code v-r=uidl} in the query {@link #VAADIN}.
     * A {@link #PAGE} is a {@code GET}
     * or {@code HEAD} that is not marked {@code X-Requested-With: XMLHttpRequest}, and has either
     * {@code Sec-Fetch-Mode: navigate} or, without any {@code Sec-Fetch-*} header, an {@code Accept} that names
     * {@code text/html} with a weight above 0; {@code *}{@code /*} does not name it. So is one that Turbo ({@code X-Turbo-Request-Id} or
     * {@code Turbo-Frame}, and {@code Accept} names {@code text/html}) or Unpoly ({@code X-Up-Version}) sends in the place of the browser.
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
        if (apiPath || request.getHeader("Authorization") != null) {
            return API;
        }
        String htmx = request.getHeader("HX-Request");
        if (htmx != null) {
            return htmx.equals("true") ? HTMX : API;
        }
        return ofFramework(request).orElseGet(() -> isNavigation(request) ? PAGE : API);
    }

    private static Optional<AnswerKind> ofFramework(HttpServletRequest request) {
        if ("partial/ajax".equals(request.getHeader("Faces-Request"))) {
            return Optional.of(FACES);
        }
        if ("true".equals(request.getHeader("Wicket-Ajax"))) {
            return Optional.of(WICKET);
        }
        return request.getMethod().equals("POST") && isQueryOfVaadin(request.getQueryString())
                ? Optional.of(VAADIN)
                : Optional.empty();
    }

    /** No parameter is asked for: that would read the body of a form before the application does. */
    private static boolean isQueryOfVaadin(@Nullable String query) {
        return query != null && List.of(query.split("&", -1)).contains("v-r=uidl");
    }

    private static boolean isNavigation(HttpServletRequest request) {
        return !"XMLHttpRequest".equalsIgnoreCase(request.getHeader("X-Requested-With"))
                && (isFetchedInItsPlace(request)
                        || (hasFetchMetadata(request)
                                ? "navigate".equals(request.getHeader("Sec-Fetch-Mode"))
                                : namesHtml(request)));
    }

    /** Turbo and Unpoly fetch pages in the place of the browser, with its {@code cors} mode, and show where a redirect has led them. */
    private static boolean isFetchedInItsPlace(HttpServletRequest request) {
        boolean turbo = request.getHeader("X-Turbo-Request-Id") != null || request.getHeader("Turbo-Frame") != null;
        return (turbo && namesHtml(request)) || request.getHeader("X-Up-Version") != null;
    }

    private static boolean namesHtml(HttpServletRequest request) {
        return AcceptHeader.namesHtml(Collections.list(request.getHeaders("Accept")));
    }

    private static boolean hasFetchMetadata(HttpServletRequest request) {
        return Collections.list(request.getHeaderNames()).stream()
                .anyMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("sec-fetch-"));
    }
}
