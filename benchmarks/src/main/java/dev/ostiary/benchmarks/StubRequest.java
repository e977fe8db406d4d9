package dev.ostiary.benchmarks;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.MappingMatch;
import java.lang.reflect.Proxy;
import java.util.Enumeration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** As much of a request as the filter asks for when it lets one in, without a container's own work. Used by one thread. */
public final class StubRequest extends HttpServletRequestWrapper {
    private static final HttpServletMapping MAPPING = new Default();

    private final String path;
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Line line = new Line();
    private final ServletContext context = context(new ConcurrentHashMap<>());
    private @Nullable String attributeName;
    private @Nullable Object attribute;

    /** What a container says of its default servlet. */
    private record Default() implements HttpServletMapping {
        @Override
        public String getMatchValue() {
            return "";
        }

        @Override
        public String getPattern() {
            return "/";
        }

        @Override
        public String getServletName() {
            return "default";
        }

        @Override
        public MappingMatch getMappingMatch() {
            return MappingMatch.DEFAULT;
        }
    }

    /** The one value of a header, handed out again for each that is asked for: a container's own work is not measured. */
    @SuppressWarnings("JdkObsolete") // the Servlet API has no other
    private static final class Line implements Enumeration<String> {
        private @Nullable String value;

        @Override
        public boolean hasMoreElements() {
            return value != null;
        }

        @Override
        public String nextElement() {
            String next = Objects.requireNonNull(value);
            value = null;
            return next;
        }
    }

    /**
     * A {@code GET}.
     *
     * @param path within the application
     * @param headers by names in lower case
     */
    public StubRequest(String path, Map<String, String> headers) {
        super(unsupported(HttpServletRequest.class));
        this.path = path;
        this.headers.putAll(headers);
    }

    /**
     * Anything that is asked of it is a change of the filter that this benchmark does not know yet.
     *
     * @param type an interface
     * @param <T> the same
     * @return throws whatever is called
     */
    public static <T> T unsupported(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            throw new UnsupportedOperationException(method.getName());
        }));
    }

    private static ServletContext context(Map<Object, Object> attributes) {
        Class<ServletContext> type = ServletContext.class;
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> switch (method.getName()) {
                    case "getAttribute" -> attributes.get(args[0]);
                    case "setAttribute" -> attributes.put(args[0], args[1]);
                    case "getContextPath" -> "";
                    default -> null;
                }));
    }

    /** As new: the next one to come in on the same connection. */
    public void recycle() {
        attributeName = null;
        attribute = null;
    }

    @Override
    public boolean isAsyncSupported() {
        return true;
    }

    @Override
    public DispatcherType getDispatcherType() {
        return DispatcherType.REQUEST;
    }

    @Override
    public @Nullable Object getAttribute(String name) {
        return name.equals(attributeName) ? attribute : null;
    }

    @Override
    public void setAttribute(String name, Object value) {
        attributeName = name;
        attribute = value;
    }

    @Override
    public String getMethod() {
        return "GET";
    }

    @Override
    public String getRequestURI() {
        return path;
    }

    @Override
    public String getContextPath() {
        return "";
    }

    @Override
    public String getServletPath() {
        return path;
    }

    @Override
    public @Nullable String getPathInfo() {
        return null;
    }

    @Override
    public HttpServletMapping getHttpServletMapping() {
        return MAPPING;
    }

    @Override
    public ServletContext getServletContext() {
        return context;
    }

    @Override
    public @Nullable String getHeader(String name) {
        return headers.get(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        line.value = headers.get(name);
        return line;
    }
}
