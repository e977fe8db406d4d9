package dev.ostiary.containers;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Says who is there. The browser is kept from asking for an icon: that would be one request more. */
final class GreetingServlet extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter()
                .print("<!DOCTYPE html><html><head><title>Hello " + request.getRemoteUser()
                        + "</title><link rel='icon' href='data:,'></head><body></body></html>");
    }
}
