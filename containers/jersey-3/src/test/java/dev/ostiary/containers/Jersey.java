package dev.ostiary.containers;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRegistration;
import jakarta.ws.rs.core.Application;
import java.util.List;
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

    @Override
    public Map<String, String> ownSettings() {
        return Map.of();
    }

    @Override
    public Set<Class<?>> ownCheck() {
        return Set.of(RolesAllowedDynamicFeature.class);
    }
}
