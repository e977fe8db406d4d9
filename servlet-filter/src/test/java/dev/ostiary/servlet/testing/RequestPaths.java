package dev.ostiary.servlet.testing;

import dev.ostiary.servlet.path.RequestPath;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.lang.reflect.Proxy;

/** Paths as a container reports them, in the root context. */
public final class RequestPaths {
    private RequestPaths() {}

    /** The path of a request for that decoded path. */
    public static RequestPath of(String path) {
        return of(path, path, "default");
    }

    public static RequestPath ofServlet(String path, String servletName) {
        return of(path, path, servletName);
    }

    /** What a client asked for, and the file that answers. */
    public static RequestPath welcome(String asked, String file) {
        return of(asked, file, "default");
    }

    private static RequestPath of(String asked, String path, String servletName) {
        HttpServletRequest request = new HttpServletRequestWrapper(Unsupported.all(HttpServletRequest.class)) {
            @Override
            public String getRequestURI() {
                return asked.replace("%", "%25").replace(" ", "%20");
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
            public String getPathInfo() {
                return null;
            }

            @Override
            public HttpServletMapping getHttpServletMapping() {
                return (HttpServletMapping) Proxy.newProxyInstance(
                        RequestPaths.class.getClassLoader(),
                        new Class<?>[] {HttpServletMapping.class},
                        (self, method, args) -> servletName);
            }
        };
        return RequestPath.of(request).orElseThrow();
    }
}
