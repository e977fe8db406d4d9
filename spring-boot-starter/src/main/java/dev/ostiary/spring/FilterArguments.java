package dev.ostiary.spring;

import dev.ostiary.servlet.Sessions;
import dev.ostiary.servlet.SignIn;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Gives a controller's method the {@link Sessions} and the {@link SignIn} of the filter that its request has passed. Stateless.
 */
final class FilterArguments implements HandlerMethodArgumentResolver {
    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Sessions.class || parameter.getParameterType() == SignIn.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer model,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        HttpServletRequest asked = request.getNativeRequest(HttpServletRequest.class);
        if (asked == null) {
            throw new IllegalStateException("the request is none of HTTP");
        }
        return parameter.getParameterType() == Sessions.class ? Sessions.of(asked) : SignIn.of(asked);
    }
}
