package dev.ostiary.containers;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;
import org.jboss.resteasy.plugins.servlet.ResteasyServletInitializer;

/**
 * RESTEasy, of whichever version is on the class path: it finds applications by their annotation.
 *
 * @param container that runs it
 */
record Resteasy(Container container) implements RestRuntime {
    @Override
    public void register(
            Class<? extends Application> application, Map<String, String> parameters, ServletContext context)
            throws ServletException {
        parameters.forEach(context::setInitParameter);
        new ResteasyServletInitializer().onStartup(Set.of(application), context);
    }

    @Override
    public Map<String, String> ownSettings() {
        return Map.of("resteasy.role.based.security", "true");
    }
}
