package dev.ostiary.benchmarks.scale;

import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * As much of a container as the filter asks for when it starts: an application without servlets.
 *
 * @param parameters the init-params
 */
record StubConfig(Map<String, String> parameters) implements FilterConfig {

    @Override
    public String getFilterName() {
        return "ostiary";
    }

    @Override
    public ServletContext getServletContext() {
        Class<ServletContext> type = ServletContext.class;
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> answer(method.getReturnType())));
    }

    private static @Nullable Object answer(Class<?> type) {
        if (type == String.class) {
            return "";
        }
        return type == Map.class ? Map.of() : null;
    }

    @Override
    public @Nullable String getInitParameter(String name) {
        return parameters.get(name);
    }

    @Override
    public Enumeration<String> getInitParameterNames() {
        return Collections.enumeration(parameters.keySet());
    }
}
