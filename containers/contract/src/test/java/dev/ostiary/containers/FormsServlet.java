package dev.ostiary.containers;

import jakarta.servlet.MultipartConfigElement;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.TreeMap;

/** Says what has arrived of a form; the path tells by which way of the Servlet API it is to be read. */
public final class FormsServlet extends HttpServlet {
    /** The temporary folder of the container takes the files. */
    static Service at(String pattern) {
        return new Service(
                "forms",
                context -> {
                    ServletRegistration.Dynamic registration = context.addServlet("forms", new FormsServlet());
                    registration.setMultipartConfig(new MultipartConfigElement(""));
                    return registration;
                },
                pattern);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        response.setHeader(ProbeServlet.RAN, request.getDispatcherType().name());
        request.setCharacterEncoding("UTF-8");
        response.setContentType("text/plain;charset=UTF-8");
        PrintWriter out = response.getWriter();
        out.println(request.getMethod() + " of " + request.getRemoteUser());
        switch (request.getPathInfo()) {
            case "/parameters" ->
                new TreeMap<>(request.getParameterMap())
                        .forEach((name, values) -> out.println(name + "=" + Arrays.toString(values)));
            case "/parts" -> {
                for (Part part : request.getParts()) {
                    byte[] content = part.getInputStream().readAllBytes();
                    out.println(part.getName() + ", " + part.getSubmittedFileName() + ": " + told(content));
                }
            }
            case "/stream" -> out.println(told(request.getInputStream().readAllBytes()));
            default -> throw new IllegalArgumentException(request.getPathInfo());
        }
    }

    /** Long contents by their number of bytes and hash. */
    static String told(byte[] content) {
        if (content.length < 100) {
            return new String(content, StandardCharsets.UTF_8);
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return content.length + " bytes " + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
