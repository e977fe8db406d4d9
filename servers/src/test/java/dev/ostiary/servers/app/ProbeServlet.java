package dev.ostiary.servers.app;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Says that it ran, for whom, and which applications of the server have run by now. */
public final class ProbeServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String RAN = "dev.ostiary.servers.ran";

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        String ran = System.getProperty(RAN, "") + " " + request.getContextPath();
        System.setProperty(RAN, ran);
        response.setContentType("text/plain");
        response.getWriter()
                .print("the application ran; user=" + request.getRemoteUser() + " X-User-Id="
                        + request.getHeader("X-User-Id") + " ran in" + ran);
    }
}
