package dev.ostiary.containers;

import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;

/** A servlet and where it answers. */
record Service(String name, Servlet servlet, String... patterns) {

    void register(ServletContext context) {
        ServletRegistration.Dynamic registration = context.addServlet(name, servlet);
        registration.setAsyncSupported(true);
        registration.addMapping(patterns);
    }
}
