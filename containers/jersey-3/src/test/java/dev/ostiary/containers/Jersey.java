package dev.ostiary.containers;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRegistration;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.glassfish.jersey.server.filter.RolesAllowedDynamicFeature;
import org.glassfish.jersey.servlet.init.JerseyServletContainerInitializer;

/**
 * Jersey, of whichever version is on the class path: it finds applications by their annotation.
 *
 * @param container that runs it
 */
record Jersey(Container container) implements RestRuntime {
    @Override
    public void register(
            Class<? extends Application> application, Map<String, String> parameters, ServletContext context)
            throws ServletException {
        new JerseyServletContainerInitializer().onStartup(Set.of(application), context);
        ServletRegistration servlet = context.getServletRegistration(application.getName());
        servlet.setInitParameters(parameters);
    }

    /** The shop with Jersey's own feature. */
    @ApplicationPath("api")
    public static class OwnCheck extends RestShop {
        @Override
        public Set<Class<?>> getClasses() {
            Set<Class<?>> classes = new HashSet<>(super.getClasses());
            classes.add(RolesAllowedDynamicFeature.class);
            return classes;
        }
    }

    @Override
    public Class<? extends Application> withOwnCheck() {
        return OwnCheck.class;
    }
}
