package dev.ostiary.containers;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Collections;

/** A page of an application for forms that were not sent. It answers {@code GET} alone, and tries to get at the form by all means. */
public final class ExpiredPageServlet extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        response.setContentType("text/html;charset=UTF-8");
        PrintWriter out = response.getWriter();
        out.println("<h1>The application's own</h1>");
        out.println("dispatch=" + request.getDispatcherType());
        out.println("path=" + request.getServletPath());
        out.println("user=" + request.getRemoteUser());
        out.println("userHeader=" + request.getHeader("X-User-Id"));
        out.println("support=" + request.getAttribute("dev.ostiary.support_id"));
        out.println("name=" + request.getParameter("name"));
        out.println("parameters=" + request.getParameterMap().size()
                + Collections.list(request.getParameterNames()).size());
        out.println("parts=" + request.getParts().size());
        out.println("body=" + request.getInputStream().readAllBytes().length);
    }
}
