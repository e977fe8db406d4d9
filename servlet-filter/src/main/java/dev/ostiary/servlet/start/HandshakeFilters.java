package dev.ostiary.servlet.start;

import java.lang.StackWalker.StackFrame;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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
}
