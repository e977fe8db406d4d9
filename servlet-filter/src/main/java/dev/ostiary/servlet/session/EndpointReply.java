package dev.ostiary.servlet.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What one of the filter's own paths answers, where that is not said in the same way by several. {@code Cache-Control: no-store} is set. */
@FunctionalInterface
public interface EndpointReply {

    /**
     * Writes it.
     *
     * @param request the request
     * @param response not committed
     * @throws IOException when the connection breaks
     */
    void send(HttpServletRequest request, HttpServletResponse response) throws IOException;
}
