package dev.ostiary.example.web;

import dev.ostiary.servlet.AuthFilter;
import dev.ostiary.servlet.event.AuthEventListener;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.util.EnumSet;

/**
 * Registers the filter in Java, exactly as {@code WEB-INF/web.xml} does in XML. Only {@code web-programmatic.xml},
 * which {@code --programmatic} starts with, names this listener.
 */
public final class BuilderRegistration implements ServletContextListener {
    /** Called by the container. */
    public BuilderRegistration() {}

    /** Builds the filter and puts it in front of everything. */
    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServletContext context = event.getServletContext();
        AuthFilter filter = AuthFilter.builder()
                .secret("${JWT_SECRET}")
                .issuer(Tokens.ISSUER)
                .audience(Tokens.AUDIENCE)
                .publicPaths("/assets/**", "/api/token", "/forgot-password", "/reset-password", "/mailbox")
                .rules("/ = optional", "/admin/** = role(admin)", "/api/admin/** = role(admin)")
                .set("session", "on")
                .set("sign-out-page", SignedOutServlet.PATH)
                .set("api-keys", "store")
                .eventListener((AuthEventListener) context.getAttribute(AuthFilter.EVENT_LISTENER_ATTRIBUTE))
                .build();
        FilterRegistration.Dynamic registration = context.addFilter("ostiary", filter);
        registration.setAsyncSupported(true);
        // Before what others have mapped: a container's filter for WebSockets would let handshakes pass this one by.
        registration.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ERROR), false, "/*");
    }
}
