package dev.ostiary.servlet;

import dev.ostiary.servlet.answer.ReturnPath;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Signing in with a provider, as an application sees it of a filter with {@code client-id}.
 *
 * <pre>{@code
 * String link = SignIn.of(request).path("/orders");
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public final class SignIn {
    static final String ATTRIBUTE = SignIn.class.getName();

    private final String page;
    private final Optional<String> returnToParameter;

    private SignIn(String page, Optional<String> returnToParameter) {
        this.page = page;
        this.returnToParameter = returnToParameter;
    }

    /**
     * That of the filter that has let a request in, on public paths too.
     *
     * @param request the request as the application got it
     * @return that of the filter that stands nearest before the application and signs users in
     * @throws IllegalStateException where the request has passed no filter with {@code client-id}
     */
    public static SignIn of(ServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof OpenSignIn open && request instanceof HttpServletRequest http) {
            return new SignIn(
                    open.answers().address().locationOf(open.signInPath(), http),
                    open.answers().target().parameter());
        }
        throw new IllegalStateException(
                "nobody signs in with a provider: the request has passed no AuthFilter with client-id");
    }

    /**
     * A link that leads to the provider and, where somebody is signed in already, straight on.
     *
     * @param returnTo where the browser goes in the end: a path with the context path, and perhaps a query. What is not {@linkplain
     *     ReturnTo#safe safe}, and nothing, is the home page
     * @return a path with the context path as the client of the request sees it
     */
    public String path(@Nullable String returnTo) {
        if (returnToParameter.isEmpty() || !ReturnPath.isSafe(returnTo)) {
            return page;
        }
        return page + "?" + encoded(returnToParameter.get()) + "=" + encoded(String.valueOf(returnTo));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
