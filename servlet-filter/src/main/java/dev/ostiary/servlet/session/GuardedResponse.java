package dev.ostiary.servlet.session;

import static dev.ostiary.servlet.answer.CachingHeaders.CACHE_CONTROL;
import static dev.ostiary.servlet.session.SetCookieLines.SET_COOKIE;

import dev.ostiary.servlet.answer.CachingHeaders;
import dev.ostiary.servlet.path.Told;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The response as the application sees it. It hands everything on until the session's cookies are written; from then on they stay, whatever
 * the application does to {@code Set-Cookie} and however often it begins anew. Cookies of the application's own work as ever. A line that
 * takes one of the session's cookies away counts; another one of that name does not. Where tokens were written no cache may keep the answer
 * (RFC 9111, section 7.3; RFC 9213), and what the application says to caches is dropped.
 *
 * <p>It also carries the {@code Cache-Control} that an answer has until the application sets one. To the application that is not there.
 * Used by one thread at a time, as any response is.
 */
public final class GuardedResponse extends HttpServletResponseWrapper {
    /** The attribute of a request under which its response is found. */
    public static final String ATTRIBUTE = GuardedResponse.class.getName();

    /** The attribute that stays with a request through dispatches for which the container takes its own response. */
    private static final String KEPT = ATTRIBUTE + ".kept";

    private KeptCookies kept = KeptCookies.NONE;
    private @Nullable String standIn;
    private boolean isStandInShown;

    private GuardedResponse(HttpServletResponse response) {
        super(response);
    }

    /**
     * The response for an application: with what the request has written before where the container has dropped that.
     *
     * @param request as it comes to the filter
     * @param response as it comes to the filter
     * @return the same response where one of these is within
     */
    public static HttpServletResponse around(HttpServletRequest request, HttpServletResponse response) {
        boolean comesIn = request.getDispatcherType() == DispatcherType.REQUEST;
        if (comesIn && !(response instanceof ServletResponseWrapper)) {
            return new GuardedResponse(response);
        }
        if (within(response).isPresent() || atRequest(request).isPresent()) {
            return response;
        }
        GuardedResponse guarded = new GuardedResponse(response);
        if (request.getAttribute(KEPT) instanceof KeptCookies before) {
            guarded.keepAgain(before);
        }
        return guarded;
    }

    /**
     * The one that a response leads to.
     *
     * @param response as the application or the filter has it
     * @return empty where it has not passed a filter that makes one, or stands in something that is no servlet's wrapper
     */
    public static Optional<GuardedResponse> within(HttpServletResponse response) {
        ServletResponse inner = response;
        while (inner instanceof ServletResponseWrapper wrapper && !(inner instanceof GuardedResponse)) {
            inner = wrapper.getResponse();
        }
        return inner instanceof GuardedResponse guarded ? Optional.of(guarded) : Optional.empty();
    }

    private static Optional<GuardedResponse> atRequest(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof GuardedResponse guarded
                ? Optional.of(guarded)
                : Optional.empty();
    }

    /** Writes cookies; to a response that leads nowhere, and to the request's own, too: the application may copy the one to the other. */
    static void write(KeptCookies cookies, HttpServletRequest request, HttpServletResponse response) {
        Optional<GuardedResponse> within = within(response);
        if (within.isEmpty()) {
            writeTo(response, cookies);
        }
        within.or(() -> atRequest(request)).ifPresent(guarded -> {
            guarded.keep(cookies);
            request.setAttribute(KEPT, guarded.kept);
        });
    }

    private static void writeTo(HttpServletResponse response, KeptCookies cookies) {
        SetCookieLines.put(cookies.lines(), response);
        if (cookies.tokens()) {
            CachingHeaders.forbid(response);
        }
    }

    private void keep(KeptCookies cookies) {
        kept = kept.and(cookies);
        if (!isCommitted()) {
            isStandInShown = isStandInShown && !kept.tokens();
            writeTo(received(), kept);
        }
    }

    private void keepAgain(KeptCookies before) {
        kept = before;
        writeAgain();
    }

    /** After the container may have dropped it. */
    private void writeAgain() {
        if (!kept.isEmpty() && !isCommitted()) {
            if (SetCookieLines.areIn(received(), kept.lines())) {
                return;
            }
            writeTo(received(), kept);
        }
    }

    /**
     * Says to caches what they are told unless the application, or somebody before it, says something else.
     *
     * @param cacheControl a value of {@code Cache-Control}
     */
    public void standIn(String cacheControl) {
        standIn = cacheControl;
        if (!kept.tokens() && !isCommitted() && !super.containsHeader(CACHE_CONTROL)) {
            super.setHeader(CACHE_CONTROL, cacheControl);
            isStandInShown = true;
        }
    }

    private HttpServletResponse received() {
        return (HttpServletResponse) getResponse();
    }

    @Override
    public void setHeader(String name, String value) {
        if (!kept.isEmpty() && SET_COOKIE.equalsIgnoreCase(name)) {
            setCookie(value);
        } else if (mayBeSet(name)) {
            super.setHeader(name, value);
        }
    }

    @Override
    public void addHeader(String name, String value) {
        if (!kept.isEmpty() && SET_COOKIE.equalsIgnoreCase(name)) {
            addCookieLine(value);
        } else if (isStandInShown && CACHE_CONTROL.equalsIgnoreCase(name)) {
            setHeader(name, value);
        } else if (mayBeSet(name)) {
            super.addHeader(name, value);
        }
    }

    @Override
    public void setDateHeader(String name, long date) {
        if (mayBeSet(name)) {
            super.setDateHeader(name, date);
        }
    }

    @Override
    public void addDateHeader(String name, long date) {
        if (mayBeSet(name)) {
            super.addDateHeader(name, date);
        }
    }

    @Override
    public void setIntHeader(String name, int value) {
        if (mayBeSet(name)) {
            super.setIntHeader(name, value);
        }
    }

    @Override
    public void addIntHeader(String name, int value) {
        if (mayBeSet(name)) {
            super.addIntHeader(name, value);
        }
    }

    private boolean mayBeSet(String name) {
        if (isStandInShown && CACHE_CONTROL.equalsIgnoreCase(name)) {
            isStandInShown = false;
        }
        return !kept.tokens() || !CachingHeaders.include(name);
    }

    /** In the place of what the application has set before. */
    private void setCookie(@Nullable String line) {
        boolean own = line != null && !takesOver(line);
        SetCookieLines.replaceAll(own ? List.of(line) : List.of(), kept.lines(), received());
    }

    private void addCookieLine(String line) {
        if (line == null || !takesOver(line)) {
            super.addHeader(SET_COOKIE, line);
        } else {
            SetCookieLines.put(kept.lines(), received());
        }
    }

    /** Whether a line is about one of the kept cookies; where it takes that away, it is kept instead. */
    private boolean takesOver(String line) {
        String name = SetCookieLines.name(line);
        if (!kept.has(name)) {
            return false;
        }
        if (SetCookieLines.clears(line)) {
            kept = kept.and(new KeptCookies(Map.of(name, line), false));
        }
        return true;
    }

    @Override
    public void addCookie(Cookie cookie) {
        if (!kept.has(cookie.getName())) {
            super.addCookie(cookie);
        } else if (cookie.getMaxAge() == 0 || String.valueOf(cookie.getValue()).isEmpty()) {
            kept = kept.without(cookie.getName());
            super.addCookie(cookie);
        }
    }

    @Override
    public void reset() {
        super.reset();
        isStandInShown = false;
        writeAgain();
        if (standIn != null) {
            standIn(standIn);
        }
    }

    @Override
    public void resetBuffer() {
        super.resetBuffer();
        writeAgain();
    }

    private boolean hides(String name) {
        return isStandInShown && CACHE_CONTROL.equalsIgnoreCase(name);
    }

    @Override
    public boolean containsHeader(String name) {
        return !hides(name) && super.containsHeader(name);
    }

    @Override
    public @Nullable String getHeader(String name) {
        return hides(name) ? null : super.getHeader(name);
    }

    @Override
    public Collection<String> getHeaders(String name) {
        return hides(name) ? List.of() : super.getHeaders(name);
    }

    @Override
    public Collection<String> getHeaderNames() {
        Collection<String> names = Told.all(super.getHeaderNames());
        return isStandInShown ? names.stream().filter(name -> !hides(name)).toList() : names;
    }
}
