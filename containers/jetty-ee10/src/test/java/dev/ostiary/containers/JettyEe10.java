package dev.ostiary.containers;

import org.eclipse.jetty.ee10.servlet.DefaultServlet;
import org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee10.servlet.ServletContainerInitializerHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;

/** Jetty 12.1 with the environment of Jakarta EE 10. */
final class JettyEe10 implements Container {
    @Override
    public RunningApplication start(WebApplication application) throws Exception {
        return JettyServer.start(application, context(application));
    }

    @Override
    public Facts facts() {
        return JettyServer.FACTS;
    }

    private static ServletContextHandler context(WebApplication application) {
        ServletContextHandler context = new ServletContextHandler(
                application.contextPath().isEmpty() ? "/" : application.contextPath(), ServletContextHandler.SESSIONS);
        context.addServletContainerInitializer(new ServletContainerInitializerHolder(application));
        ErrorPageErrorHandler errorPages = new ErrorPageErrorHandler();
        application.errorPages().forEach(errorPages::addErrorPage);
        context.setErrorHandler(errorPages);
        application.folder().ifPresent(folder -> {
            context.setBaseResourceAsPath(folder);
            context.addServlet(new ServletHolder("default", DefaultServlet.class), "/");
        });
        context.getServletHandler().setDecodeAmbiguousURIs(application.lenient());
        context.setWelcomeFiles(application.welcomeFiles().toArray(String[]::new));
        return context;
    }
}
