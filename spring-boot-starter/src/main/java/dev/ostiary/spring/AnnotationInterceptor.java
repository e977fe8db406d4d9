package dev.ostiary.spring;

import dev.ostiary.servlet.HandlerRule;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Holds each request against {@code @RolesAllowed}, {@code @PermitAll} and {@code @DenyAll} of the handler that Spring has chosen for it.
 * Thread-safe.
 */
final class AnnotationInterceptor implements HandlerInterceptor {
    /** What was read once, by method and class: an application has so many handlers and no more. */
    private final ConcurrentMap<Object, Optional<HandlerRule>> known = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException, ServletException {
        Optional<HandlerRule> rule = known.computeIfAbsent(key(handler), unknown -> HandlerAnnotations.of(handler));
        return rule.isEmpty() || rule.get().admits(request, response);
    }

    private static Object key(Object handler) {
        Class<?> type = HandlerAnnotations.type(handler);
        return handler instanceof HandlerMethod method ? new Key(type, method.getMethod()) : type;
    }

    private record Key(Class<?> type, Method method) {}
}
