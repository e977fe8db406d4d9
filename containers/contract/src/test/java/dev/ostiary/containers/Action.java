package dev.ostiary.containers;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What a servlet does in one test. */
interface Action {
    void serve(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException;

    /** A servlet that marks its answers, so that a test sees that it ran. */
    static Service at(String pattern, Action action) {
        HttpServlet servlet = new HttpServlet() {
            @Override
            protected void service(HttpServletRequest request, HttpServletResponse response)
                    throws ServletException, IOException {
                response.setHeader(ProbeServlet.RAN, request.getDispatcherType().name());
                action.serve(request, response);
            }
        };
        return new Service("at " + pattern, servlet, pattern);
    }
}
