package dev.ostiary.servers.app;

import dev.ostiary.servlet.AuthFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.util.Collections;
import java.util.EnumSet;

/** Registers the filter in Java, with the application's context-params as its settings. */
public final class RegisteringListener implements ServletContextListener {
    private static final String PREFIX = "ostiary.";

    @Override
    public void contextInitialized(ServletContextEvent start) {
        ServletContext context = start.getServletContext();
        FilterRegistration.Dynamic filter = context.addFilter("ostiary", AuthFilter.class);
        Collections.list(context.getInitParameterNames()).stream()
                .filter(name -> name.startsWith(PREFIX))
                .forEach(name ->
                        filter.setInitParameter(name.substring(PREFIX.length()), context.getInitParameter(name)));
        filter.setAsyncSupported(true);
        filter.addMappingForUrlPatterns(EnumSet.allOf(DispatcherType.class), false, "/*");
    }
}
