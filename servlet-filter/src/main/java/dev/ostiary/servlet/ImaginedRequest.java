package dev.ostiary.servlet;

import dev.ostiary.servlet.path.RequestPath;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request that nobody has sent, as far as a decision looks at one: a method, a path in the root context, and perhaps a token
 * in {@code Authorization}. It comes from this host over https; whatever else is asked of it is absent.
 */
record ImaginedRequest(@Nullable String token, String method, String path) {
    private static final String AUTHORIZATION = "Authorization";

    /** What a method answers that has nothing to answer, where that is not {@code null}. */
    private static final Map<Class<?>, Object> ABSENT = Map.of(boolean.class, false, int.class, -1, long.class, -1L);

    HttpServletRequest asRequest() {
        return (HttpServletRequest) Proxy.newProxyInstance(
                HttpServletRequest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, called, arguments) -> answer(called, arguments == null ? List.of() : List.of(arguments)));
    }

    private @Nullable Object answer(Method called, List<Object> arguments) {
        return switch (called.getName()) {
            case "getMethod" -> method;
            case "getRequestURI" -> path;
            case "getContextPath" -> "";
            case "getServletPath" -> RequestPath.reading(path).orElse(path);
            case "getHeader" -> headers(arguments).stream().findFirst().orElse(null);
            case "getHeaders" -> Collections.enumeration(headers(arguments));
            case "getHeaderNames" ->
                Collections.enumeration(token == null ? List.<String>of() : List.of(AUTHORIZATION));
            case "getDispatcherType" -> DispatcherType.REQUEST;
            case "isSecure" -> true;
            case "getScheme" -> "https";
            case "getServerName" -> "localhost";
            case "getServerPort" -> 443;
            case "getRemoteAddr" -> "127.0.0.1";
            default -> ABSENT.get(called.getReturnType());
        };
    }

    private List<String> headers(List<Object> name) {
        return token != null && AUTHORIZATION.equalsIgnoreCase(String.valueOf(name.get(0)))
                ? List.of("Bearer " + token)
                : List.of();
    }
}
