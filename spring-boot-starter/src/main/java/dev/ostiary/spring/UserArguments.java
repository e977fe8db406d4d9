package dev.ostiary.spring;

import dev.ostiary.servlet.JwtPrincipal;
import dev.ostiary.servlet.identity.AuthenticatedRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;

/**
 * Gives a controller's method the user of the filter as {@link JwtPrincipal}, whatever the request in front of it calls its user: that of
 * Spring Security has another {@code Principal}. Spring's own resolver would fail there, so this one is asked before. Stateless.
 */
final class UserArguments implements HandlerMethodArgumentResolver, BeanPostProcessor {
    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == JwtPrincipal.class && !parameter.hasParameterAnnotations();
    }

    @Override
    public @Nullable Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer model,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return Optional.ofNullable(request.getNativeRequest(AuthenticatedRequest.class))
                .map(AuthenticatedRequest::getUserPrincipal)
                .or(() -> Optional.ofNullable(request.getUserPrincipal()))
                .filter(JwtPrincipal.class::isInstance)
                .orElse(null);
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof RequestMappingHandlerAdapter adapter && adapter.getArgumentResolvers() != null) {
            List<HandlerMethodArgumentResolver> resolvers = new ArrayList<>(List.of(this));
            resolvers.addAll(adapter.getArgumentResolvers());
            adapter.setArgumentResolvers(resolvers);
        }
        return bean;
    }
}
