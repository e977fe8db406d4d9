package dev.ostiary.example.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/** Answers 405 to every other method, with the {@code Allow} that RFC 9110 section 15.5.6 asks for. */
final class AllowedMethods implements Filter {
    private final List<String> methods;

    AllowedMethods(List<String> methods) {
        this.methods = List.copyOf(methods);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (methods.contains(((HttpServletRequest) request).getMethod())) {
            chain.doFilter(request, response);
            return;
        }
        HttpServletResponse http = (HttpServletResponse) response;
        http.setHeader("Allow", String.join(", ", methods));
        http.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    }
}
