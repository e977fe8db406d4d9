package dev.ostiary.servlet.testing;

import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.EventListener;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An application of which a test says what its container tells; everything else is {@code null}. */
public final class FakeContext {
    private final Map<String, Object> answers = new HashMap<>();
    private final Map<String, Object> attributes = new HashMap<>();
    private final List<EventListener> listeners = new ArrayList<>();

    /** What a method gives. */
    public FakeContext telling(String method, Object answer) {
        answers.put(method, answer);
        return this;
    }

    public List<EventListener> listeners() {
        return listeners;
    }

    public ServletContext context() {
        return (ServletContext) Proxy.newProxyInstance(
                FakeContext.class.getClassLoader(),
                new Class<?>[] {ServletContext.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getAttribute" -> attributes.get(arguments[0]);
                    case "setAttribute" -> attributes.put((String) arguments[0], arguments[1]);
                    case "removeAttribute" -> attributes.remove(arguments[0]);
                    case "addListener" -> listeners.add((EventListener) arguments[0]);
                    default -> answers.get(method.getName());
                });
    }

    /** A filter of a class. */
    public static FilterRegistration filter(String name, String className, Map<String, String> parameters) {
        return fake(
                FilterRegistration.class,
                Map.of("getName", name, "getClassName", className, "getInitParameters", parameters));
    }

    /** A servlet that the container does not tell the class of. */
    public static ServletRegistration servlet(String name, String... mappings) {
        return fake(ServletRegistration.class, Map.of("getName", name, "getMappings", List.of(mappings)));
    }

    /** Whatever is not among the answers is {@code null}. */
    public static <T> T fake(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answers.get(method.getName())));
    }
}
