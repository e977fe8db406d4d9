package dev.ostiary.servlet.start;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.StackWalker.StackFrame;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Filters by which containers answer WebSocket handshakes: whatever stands behind one never hears of a handshake, since an
 * endpoint is no servlet. The Servlet API does not tell the order of filters, but a request has come through those in front.
 * Stateless.
 */
final class HandshakeFilters {
    private static final Pattern NAME = Pattern.compile("org\\.eclipse\\.jetty\\..+\\.WebSocketUpgradeFilter"
            + "|org\\.apache\\.tomcat\\.websocket\\.server\\.WsFilter"
            + "|io\\.undertow\\.websockets\\.jsr\\.JsrWebSocketFilter");

    private HandshakeFilters() {}

    /** The class of the one through which the request of this thread has come. */
    static Optional<String> inFront() {
        return StackWalker.getInstance().walk(frames -> among(frames.map(StackFrame::getClassName)));
    }

    /** The first of these classes that is one. */
    static Optional<String> among(Stream<String> classNames) {
        return classNames.filter(name -> NAME.matcher(name).matches()).findFirst();
    }

    /**
     * Whether it answers anything: Jetty and Undertow have it where there is an endpoint, Tomcat has it always. Where Tomcat does not
     * tell, there may be one.
     */
    static boolean mayAnswer(String className, HttpServletRequest request) {
        @Nullable ServletContext context = request.getServletContext();
        if (!className.startsWith("org.apache.tomcat.") || context == null) {
            return true;
        }
        @Nullable Object endpoints = context.getAttribute("jakarta.websocket.server.ServerContainer");
        try {
            return endpoints == null || areRegistered(endpoints);
        } catch (ReflectiveOperationException | RuntimeException untold) {
            return true;
        }
    }

    private static boolean areRegistered(Object endpoints) throws ReflectiveOperationException {
        Method registered = endpoints.getClass().getDeclaredMethod("areEndpointsRegistered");
        registered.setAccessible(true);
        return !Boolean.FALSE.equals(registered.invoke(endpoints));
    }
}
