package dev.ostiary.servlet.answer;

import dev.ostiary.servlet.credential.AuthorizationScheme;
import dev.ostiary.servlet.path.Told;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which kind of answer the sender of a request understands. */
public enum AnswerKind {
    /** A browser that navigates: it is sent to the sign-in page, or sees the application's error page. */
    PAGE,

    /**
     * A form that a browser sends from a page of the same origin, navigating with it: the browser is shown a page that lets it send the
     * form again, so that what the user has entered is not lost.
     */
    FORM,

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
    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    /**
     * Classifies a request.
     *
     * <p>An {@code Authorization} header of the schemes {@code Bearer} and {@code DPoP}, or a path that is known to be an API, makes it
     * {@link #API}; another scheme, such as a proxy's {@code Basic}, says nothing. {@code HX-Request: true} with any method makes it
     * {@link #HTMX}, {@code Faces-Request: partial/ajax} {@link #FACES}, {@code Wicket-Ajax: true} {@link #WICKET}, and {@code POST}
     * with {@code v-r=uidl} in the query {@link #VAADIN}. A {@link #PAGE} is a {@code GET} or {@code HEAD} that is not marked
     * {@code X-Requested-With: XMLHttpRequest}, and has {@code Sec-Fetch-Mode: navigate}; or {@code Sec-Fetch-Mode: same-origin} with
     * {@code Sec-Fetch-Dest: empty}, as a service worker passes a navigation on, and an {@code Accept} that names {@code text/html}
     * before JSON and {@code *}{@code /*}; or, without any {@code Sec-Fetch-*} header, an {@code Accept} that names {@code text/html} with
     * a weight above 0; {@code *}{@code /*} does not name it. So is one that Turbo ({@code X-Turbo-Request-Id} or {@code Turbo-Frame},
     * and {@code Accept} names {@code text/html}) or Unpoly ({@code X-Up-Version}) sends in the place of the browser. A {@link #FORM} has
     * any unsafe method, {@code Sec-Fetch-Mode: navigate} and {@code Sec-Fetch-Site: same-origin}; a browser too old to send these gets
     * what an {@link #API} client gets. Nothing of a body is read.
     *
     * @param request the request
     * @param apiPath whether its path is one that always gets JSON
     * @return the kind
     */
    public static AnswerKind of(HttpServletRequest request, boolean apiPath) {
        AnswerKind kind = ofNavigation(request, apiPath);
        if (kind != PAGE || PAGE_METHODS.contains(request.getMethod())) {
            return kind;
        }
        return isForm(request) ? FORM : API;
    }

    /**
     * Classifies a request to a path where a form brings nothing that could be lost, such as that of signing out: as {@link #of} does, but
     * a browser that navigates is shown a {@link #PAGE}, whatever its method and wherever it comes from.
     *
     * @param request the request
     * @param apiPath whether its path is one that always gets JSON
     * @return the kind
     */
    public static AnswerKind ofNavigation(HttpServletRequest request, boolean apiPath) {
        if (apiPath || AuthorizationScheme.isOfTokens(request)) {
            return API;
        }
        String htmx = request.getHeader("HX-Request");
        if (htmx != null) {
            return htmx.equals("true") ? HTMX : API;
        }
        return ofFramework(request).orElseGet(() -> isNavigation(request) ? PAGE : API);
    }

    /**
     * Whether a browser shows the answer as it is, in the place of the page before.
     *
     * @return true for {@link #PAGE} and {@link #FORM}
     */
    public boolean isShown() {
        return this == PAGE || this == FORM;
    }

    private static boolean isForm(HttpServletRequest request) {
        return !SAFE_METHODS.contains(request.getMethod())
                && "navigate".equals(request.getHeader("Sec-Fetch-Mode"))
                && "same-origin".equals(request.getHeader("Sec-Fetch-Site"));
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
        if ("XMLHttpRequest".equalsIgnoreCase(request.getHeader("X-Requested-With"))) {
            return false;
        }
        if (isFetchedInItsPlace(request)) {
            return true;
        }
        if (!hasFetchMetadata(request)) {
            return AcceptHeader.namesHtml(accept(request));
        }
        String mode = request.getHeader("Sec-Fetch-Mode");
        return "navigate".equals(mode) || ("same-origin".equals(mode) && isPassedOn(request));
    }

    /** Turbo and Unpoly fetch pages in the place of the browser, with its {@code cors} mode, and show where a redirect has led them. */
    private static boolean isFetchedInItsPlace(HttpServletRequest request) {
        boolean turbo = request.getHeader("X-Turbo-Request-Id") != null || request.getHeader("Turbo-Frame") != null;
        return (turbo && AcceptHeader.namesHtml(accept(request))) || request.getHeader("X-Up-Version") != null;
    }

    /** What is a navigation in a service worker is sent as a fetch of its own. */
    private static boolean isPassedOn(HttpServletRequest request) {
        return "empty".equals(request.getHeader("Sec-Fetch-Dest")) && AcceptHeader.prefersHtml(accept(request));
    }

    private static List<String> accept(HttpServletRequest request) {
        return Told.list(request.getHeaders("Accept"));
    }

    private static boolean hasFetchMetadata(HttpServletRequest request) {
        return Told.list(request.getHeaderNames()).stream()
                .anyMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("sec-fetch-"));
    }
}
