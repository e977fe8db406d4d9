package dev.ostiary.containers;

import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.util.function.Function;

/** A servlet and where it answers. */
record Service(String name, Function<ServletContext, ServletRegistration.Dynamic> adding, String... patterns) {

    Service(String name, Servlet servlet, String... patterns) {
        this(name, context -> context.addServlet(name, servlet), patterns);
    }

    /** For the container to make. */
    Service(String name, Class<? extends Servlet> type, String... patterns) {
        this(name, context -> context.addServlet(name, type), patterns);
    }

    void register(ServletContext context) {
        ServletRegistration.Dynamic registration = adding.apply(context);
        registration.setAsyncSupported(true);
        registration.addMapping(patterns);
    }
}
