package dev.ostiary.servlet.rule;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServlet;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UnseenServletsTest {
    static class Seen extends HttpServlet {}

    private static ServletContext context(@Nullable String... classes) {
        Map<String, ServletRegistration> servlets = new LinkedHashMap<>();
        for (int i = 0; i < classes.length; i++) {
            String name = "s" + i;
            String type = classes[i];
            servlets.put(name, proxy(ServletRegistration.class, method -> method.equals("getName") ? name : type));
        }
        return proxy(ServletContext.class, method -> method.equals("getServletRegistrations") ? servlets : null);
    }

    private interface Answers {
        @Nullable
        Object to(String method);
    }

    private static <T> T proxy(Class<T> type, Answers answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> answers.to(method.getName())));
    }

    @Test
    void of_classesThatCannotBeFound_areNamedOnOneLineEach() {
        ServletContext context = context("plugin.B", Seen.class.getName(), "plugin.\nA", null);

        assertThat(UnseenServlets.of(context)).containsExactly("'s0' (plugin.B)", "'s2' (plugin.?A)");
    }

    @Test
    void of_classesThatServersHide_areLeftOut() {
        ServletContext context = context(
                "org.eclipse.jetty.ee10.servlet.NotThere",
                "org.apache.catalina.servlets.NotThere",
                "org.apache.jasper.servlet.NotThere",
                "io.undertow.NotThere",
                "org.apache.shop.NotThere");

        assertThat(UnseenServlets.of(context)).containsExactly("'s4' (org.apache.shop.NotThere)");
    }
}
