package dev.ostiary.containers;

import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A form with a text and a file, and what has arrived of it. */
final class OrderFormServlet extends HttpServlet {
    static Service at(String pattern) {
        return new Service(
                "orders",
                context -> {
                    ServletRegistration.Dynamic registration = context.addServlet("orders", new OrderFormServlet());
                    registration.setMultipartConfig(new MultipartConfigElement(""));
                    return registration;
                },
                pattern);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        show(
                "New order",
                "<form method='post' action='/orders' enctype='multipart/form-data'><input id='note' name='note'>"
                        + "<input id='file' type='file' name='file'><button id='send'>Send</button></form>",
                response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Part file = request.getPart("file");
        String note = new String(request.getPart("note").getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        show(
                "Sent",
                "<p id='arrived'>" + request.getRemoteUser() + ", "
                        + note.replace("&", "&amp;").replace("<", "&lt;")
                        + ", " + file.getSubmittedFileName() + ", "
                        + FormsServlet.told(file.getInputStream().readAllBytes()) + "</p>",
                response);
    }

    private static void show(String title, String main, HttpServletResponse response) throws IOException {
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter()
                .print("<!DOCTYPE html><html><head><title>" + title + "</title></head><body><main>" + main
                        + "</main></body></html>");
    }
}
