package dev.ostiary.example.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.time.InstantSource;
import java.util.EnumSet;

/**
 * The whole application on one page: every address and the servlet that answers there. What is not listed in the
 * filter's {@code public-paths} is reached by signed-in users only, so no servlet has to check that again.
 */
public final class ExampleApplication implements ServletContextListener {
    /** Called by the container. */
    public ExampleApplication() {}

    /** Makes the parts and maps the servlets. */
    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServletContext context = event.getServletContext();
        InstantSource clock = InstantSource.system();
        Pages pages = new Pages(context);
        DemoUsers users = new DemoUsers();
        Tokens tokens = new Tokens(SigningSecret.read(), clock);
        Activity activity = new Activity(clock.instant());

        // public
        map(context, "", new HomeServlet(pages));
        map(context, "/sign-in", new SignInServlet(pages, users, tokens, activity));
        map(context, "/sign-out", new SignOutServlet());
        map(context, "/api/token", new ApiTokenServlet(users, tokens, activity));

        // for whoever is signed in
        map(context, "/account", new AccountServlet(pages, clock));
        map(context, "/api/me", new ApiMeServlet());
        map(context, "/api/echo", new ApiEchoServlet());

        // for administrators
        map(context, "/admin", new AdminServlet(pages, users, activity));
        map(context, "/api/admin/stats", new ApiStatsServlet(users, activity));

        map(context, ErrorServlet.PATH, new ErrorServlet(pages));
        addFirst(context, new SecurityHeaders());
    }

    private static void map(ServletContext context, String path, Servlet servlet) {
        context.addServlet(servlet.getClass().getSimpleName(), servlet).addMapping(path);
    }

    /** In front of all other filters, so that answers of the authentication filter pass through it too. */
    private static void addFirst(ServletContext context, Filter filter) {
        FilterRegistration.Dynamic registration =
                context.addFilter(filter.getClass().getSimpleName(), filter);
        registration.setAsyncSupported(true);
        registration.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ERROR), false, "/*");
    }
}
