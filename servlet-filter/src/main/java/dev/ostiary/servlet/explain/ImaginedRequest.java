package dev.ostiary.servlet.explain;

import dev.ostiary.servlet.credential.ApiKeyHeader;
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
 * A request that nobody has sent, as far as a decision looks at one: a method, a path in the root context, and perhaps one
 * credential in its header. It comes from this host over https; whatever else is asked of it is absent.
 */
public record ImaginedRequest(Map<String, String> headers, String method, String path) {
    private static final String AUTHORIZATION = "Authorization";

    /** What a method answers that has nothing to answer, where that is not {@code null}. */
    private static final Map<Class<?>, Object> ABSENT = Map.of(boolean.class, false, int.class, -1, long.class, -1L);

    /**
     * One with a token, or without credential.
     *
     * @param token in {@code Authorization: Bearer}; {@code null} for a request without credential
     * @param method for example {@code GET}
     * @param target raw, within the root context; a query is ignored
     * @return the request
     */
    public static ImaginedRequest withToken(@Nullable String token, String method, String target) {
        Map<String, String> headers = token == null ? Map.of() : Map.of(AUTHORIZATION, "Bearer " + token);
        return new ImaginedRequest(headers, method, withoutQuery(target));
    }

    /**
     * One with an API key.
     *
     * @param key in {@code X-API-Key}
     * @param method for example {@code GET}
     * @param target raw, within the root context; a query is ignored
     * @return the request
     */
    public static ImaginedRequest withApiKey(String key, String method, String target) {
        return new ImaginedRequest(Map.of(ApiKeyHeader.NAME, key), method, withoutQuery(target));
    }

    boolean hasApiKey() {
        return headers.containsKey(ApiKeyHeader.NAME);
    }

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
            case "getHeader" -> lines(arguments).stream().findFirst().orElse(null);
            case "getHeaders" -> Collections.enumeration(lines(arguments));
            case "getHeaderNames" -> Collections.enumeration(headers.keySet());
            case "getDispatcherType" -> DispatcherType.REQUEST;
            case "isSecure" -> true;
            case "getScheme" -> "https";
            case "getServerName" -> "localhost";
            case "getServerPort" -> 443;
            case "getRemoteAddr" -> "127.0.0.1";
            default -> ABSENT.get(called.getReturnType());
        };
    }

    private List<String> lines(List<Object> name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(String.valueOf(name.get(0))))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static String withoutQuery(String target) {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /** Names no credential. */
    @Override
    public String toString() {
        return "ImaginedRequest[headers=" + headers.keySet() + ", method=" + method + "]";
    }
}
