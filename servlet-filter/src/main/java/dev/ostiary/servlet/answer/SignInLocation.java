package dev.ostiary.servlet.answer;

import dev.ostiary.servlet.csrf.Origin;
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

    /** Whether a page is refused that is the sign-in page itself: sending a browser there would send it round for ever. */
    boolean isAskedFor(HttpServletRequest request) {
        String asked = request.getRequestURI().replaceAll(";[^/]*", "");
        if (page.startsWith("/")) {
            return asked.equals(ContextPath.of(request) + page);
        }
        int path = endOfAuthority(page, page.indexOf("://") + 3);
        Optional<Origin> origin = Origin.parse(page.substring(0, path));
        return asked.equals(pathAndQuery(page.substring(path)))
                && origin.isPresent()
                && origin.equals(ownOrigin.apply(request));
    }

    private Optional<String> returnPath(Refusal refusal, HttpServletRequest request) {
        Optional<String> shown =
                refusal.answerKind() == AnswerKind.HTMX ? currentPage(request) : Optional.<String>empty();
        return shown.or(() -> requested(request));
    }

    private static Optional<String> requested(HttpServletRequest request) {
        String query = request.getQueryString();
        String suffix = query == null ? "" : "?" + query;
        // Path parameters are left out: a session id that stands there must not get into a query, or to another host.
        return Optional.of(request.getRequestURI())
                .filter(path -> ReturnPath.isSafe(path + suffix))
                .map(path -> path.replaceAll(";[^/]*", "") + suffix);
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
                ? Optional.of(pathAndQuery(url.substring(path))).filter(ReturnPath::isSafe)
                : Optional.empty();
    }

    private static int endOfAuthority(String url, int from) {
        int end = from;
        while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private static String pathAndQuery(String afterAuthority) {
        int fragment = afterAuthority.indexOf('#');
        String text = fragment < 0 ? afterAuthority : afterAuthority.substring(0, fragment);
        return text.startsWith("/") ? text : "/" + text;
    }

    /** Form encoding is percent-encoding here, because a safe path has no space that would become a plus. */
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
