package dev.ostiary.servlet.answer;

import dev.ostiary.encoding.FormEncoding;
import dev.ostiary.servlet.csrf.Origin;
import dev.ostiary.servlet.path.RequestPath;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Says where a browser signs in and to where it then returns. Immutable, thread-safe. */
final class SignInLocation {
    /** Without its query and fragment, which stand beside it with the characters that they begin with. */
    private final String page;

    private final String query;
    private final String fragment;
    private final Optional<String> returnToParameter;
    private final ExternalAddress address;

    SignInLocation(String location, Optional<String> returnToParameter, ExternalAddress address) {
        int hash = location.indexOf('#');
        String beforeFragment = hash < 0 ? location : location.substring(0, hash);
        this.page = withoutQuery(beforeFragment);
        this.query = beforeFragment.substring(page.length());
        this.fragment = location.substring(beforeFragment.length());
        this.returnToParameter = returnToParameter;
        this.address = address;
    }

    String of(Refusal refusal, HttpServletRequest request) {
        String start = query.length() > 1 ? query + "&" : "?";
        StringJoiner parameters = new StringJoiner("&", start, "").setEmptyValue(query);
        returnToParameter.ifPresent(parameter -> returnPath(refusal, request)
                .ifPresent(path -> parameters.add(FormEncoding.encode(parameter) + "=" + FormEncoding.encode(path))));
        if (refusal.grounds() == Grounds.INVALID_TOKEN) {
            parameters.add("error=session_expired");
        }
        if (refusal.grounds() == Grounds.STEP_UP) {
            parameters.add("error=" + refusal.reason().code());
        }
        return address.locationOf(page, request) + parameters + fragment;
    }

    /**
     * Whether the browser is at the sign-in page already, because that was asked for and refused, or because a script of that page
     * has sent the request: to send it there once more would send it round in circles. A slash at the end makes no difference,
     * since containers add one to the name of a folder.
     */
    boolean isWhereTheBrowserIs(AnswerKind kind, HttpServletRequest request) {
        Optional<String> own = page.startsWith("/") ? Optional.of(address.basePath(request) + page) : pathHere(request);
        Optional<String> path = own.flatMap(SignInLocation::comparable);
        return path.isPresent()
                && (path.equals(comparable(address.requestPath(request)))
                        || path.equals(shownPage(kind, request).flatMap(shown -> comparable(withoutQuery(shown)))));
    }

    private static Optional<String> comparable(String path) {
        return RequestPath.reading(path).map(read -> read.endsWith("/") ? read.substring(0, read.length() - 1) : read);
    }

    /** The path of an absolute page that is this application's own. */
    private Optional<String> pathHere(HttpServletRequest request) {
        int path = endOfAuthority(page, page.indexOf("://") + 3);
        return Origin.parse(page.substring(0, path))
                .filter(origin -> Optional.of(origin).equals(address.origin(request)))
                .map(own -> path == page.length() ? "/" : page.substring(path));
    }

    /**
     * A script's request alone would be a strange place to return to, and what a form was sent to may be no page at all; htmx asks for parts
     * that are pages, too.
     */
    private Optional<String> returnPath(Refusal refusal, HttpServletRequest request) {
        Optional<String> shown = shownPage(refusal.answerKind(), request);
        return standsOnAPage(refusal.answerKind()) ? shown : shown.or(() -> requested(request));
    }

    private Optional<String> requested(HttpServletRequest request) {
        String query = request.getQueryString();
        String suffix = query == null ? "" : "?" + query;
        return returnable(address.requestPath(request), suffix);
    }

    /** What the browser shows while a script asks for a part of it, or has shown when a form was sent. */
    private Optional<String> shownPage(AnswerKind kind, HttpServletRequest request) {
        if (kind == AnswerKind.HTMX) {
            return pathOfThisSite(request.getHeader("HX-Current-URL"), request);
        }
        return standsOnAPage(kind) ? pathOfThisSite(request.getHeader("Referer"), request) : Optional.empty();
    }

    private static boolean standsOnAPage(AnswerKind kind) {
        return kind == AnswerKind.FORM || ScriptRedirect.isFor(kind);
    }

    private Optional<String> pathOfThisSite(@Nullable String url, HttpServletRequest request) {
        int authority = url == null ? -1 : url.indexOf("://");
        if (url == null || authority < 0) {
            return Optional.empty();
        }
        int path = endOfAuthority(url, authority + 3);
        Optional<Origin> origin = Origin.parse(url.substring(0, path));
        return origin.isPresent() && origin.equals(address.origin(request))
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
        String path = withoutQuery(text);
        return returnable(path.isEmpty() ? "/" : path, text.substring(path.length()));
    }

    private static String withoutQuery(String text) {
        int query = text.indexOf('?');
        return query < 0 ? text : text.substring(0, query);
    }

    /** Path parameters are left out: a session id that stands there must not get into a query, or to another host. */
    private static Optional<String> returnable(String path, String query) {
        String asked = ReturnPath.escaped(query);
        return Optional.of(ReturnPath.escaped(path))
                .filter(place -> ReturnPath.isSafe(place + asked))
                .map(place -> place.replaceAll(";[^/]*", "") + asked);
    }
}
