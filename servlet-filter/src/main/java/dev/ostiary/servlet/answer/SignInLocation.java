package dev.ostiary.servlet.answer;

import dev.ostiary.servlet.csrf.Origin;
import dev.ostiary.servlet.path.RequestPath;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Function;

/** Says where a browser signs in and to where it then returns. Immutable, thread-safe. */
final class SignInLocation {
    private final String page;
    private final Optional<String> returnToParameter;
    private final Function<HttpServletRequest, Optional<Origin>> ownOrigin;

    SignInLocation(
            String page, Optional<String> returnToParameter, Function<HttpServletRequest, Optional<Origin>> ownOrigin) {
        this.page = page;
        this.returnToParameter = returnToParameter;
        this.ownOrigin = ownOrigin;
    }

    String of(Refusal refusal, HttpServletRequest request) {
        StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
        returnToParameter.ifPresent(parameter ->
                returnPath(refusal, request).ifPresent(path -> query.add(encoded(parameter) + "=" + encoded(path))));
        if (refusal.grounds() == Grounds.INVALID_TOKEN) {
            query.add("error=session_expired");
        }
        return (page.startsWith("/") ? ContextPath.of(request) + page : page) + query;
    }

    /**
     * Whether it is the sign-in page that was asked for, and refused: to send the browser there once more would send it
     * round in circles. A slash at the end makes no difference, since containers add one to the name of a folder.
     */
    boolean isAskedFor(HttpServletRequest request) {
        Optional<String> own = page.startsWith("/") ? Optional.of(ContextPath.of(request) + page) : pathHere(request);
        Optional<String> path = own.flatMap(RequestPath::reading).map(SignInLocation::withoutLastSlash);
        return path.isPresent()
                && path.equals(RequestPath.reading(request.getRequestURI()).map(SignInLocation::withoutLastSlash));
    }

    /** The path of an absolute page that is this application's own. */
    private Optional<String> pathHere(HttpServletRequest request) {
        int path = endOfAuthority(page, page.indexOf("://") + 3);
        return Origin.parse(page.substring(0, path))
                .filter(origin -> Optional.of(origin).equals(ownOrigin.apply(request)))
                .map(own -> path == page.length() ? "/" : page.substring(path));
    }

    private static String withoutLastSlash(String path) {
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private Optional<String> returnPath(Refusal refusal, HttpServletRequest request) {
        Optional<String> shown =
                refusal.answerKind() == AnswerKind.HTMX ? currentPage(request) : Optional.<String>empty();
        return shown.or(() -> requested(request));
    }

    private static Optional<String> requested(HttpServletRequest request) {
        String query = request.getQueryString();
        String suffix = query == null ? "" : "?" + query;
        return returnable(request.getRequestURI(), suffix);
    }

    /** What the browser shows while htmx asks for a part of it: the part alone would be a strange place to return to. */
    private Optional<String> currentPage(HttpServletRequest request) {
        String url = request.getHeader("HX-Current-URL");
        int authority = url == null ? -1 : url.indexOf("://");
        if (url == null || authority < 0) {
            return Optional.empty();
        }
        int path = endOfAuthority(url, authority + 3);
        Optional<Origin> origin = Origin.parse(url.substring(0, path));
        return origin.isPresent() && origin.equals(ownOrigin.apply(request))
                ? returnable(url.substring(path))
                : Optional.empty();
    }

    private static int endOfAuthority(String url, int from) {
        int end = from;
        while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private static Optional<String> returnable(String afterAuthority) {
        int fragment = afterAuthority.indexOf('#');
        String text = fragment < 0 ? afterAuthority : afterAuthority.substring(0, fragment);
        int query = text.indexOf('?');
        String path = query < 0 ? text : text.substring(0, query);
        return returnable(path.isEmpty() ? "/" : path, text.substring(path.length()));
    }

    /** Path parameters are left out: a session id that stands there must not get into a query, or to another host. */
    private static Optional<String> returnable(String path, String query) {
        String asked = ReturnPath.escaped(query);
        return Optional.of(ReturnPath.escaped(path))
                .filter(place -> ReturnPath.isSafe(place + asked))
                .map(place -> place.replaceAll(";[^/]*", "") + asked);
    }

    /** Form encoding is percent-encoding here, because a safe path has no space that would become a plus. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
