package dev.ostiary.containers;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Remembers which requests reached it. */
final class RecordingServlet extends HttpServlet {
    private final transient List<String> reached = new CopyOnWriteArrayList<>();

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(ProbeServlet.RAN, request.getDispatcherType().name());
        reached.add(request.getMethod() + " " + request.getRequestURI());
    }

    List<String> reached() {
        return reached;
    }
}
