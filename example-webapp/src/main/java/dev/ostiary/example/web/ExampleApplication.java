package dev.ostiary.example.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletRegistration;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The whole application on one page: every address, the servlet that answers there and the methods it knows. What is
 * not listed in the filter's {@code public-paths} is reached by signed-in users only, and what its {@code rules} speak
 * of by those they name, so no servlet has to check that again. What is below {@code /auth} is not here, because the filter
 * answers it itself: signing out, and with a provider signing in.
 */
public final class ExampleApplication implements ServletContextListener {
    private static final List<String> READ = List.of("GET", "HEAD", "OPTIONS");
    private static final List<String> SEND = List.of("POST", "OPTIONS");
    private static final List<String> FORM = List.of("GET", "HEAD", "POST", "OPTIONS");

    /** Called by the container. */
    public ExampleApplication() {}

    /** Makes the parts and maps the servlets. */
    @Override
    public void contextInitialized(ServletContextEvent event) {
        ServletContext context = event.getServletContext();
        InstantSource clock = InstantSource.system();
        SignInWay way = SignInWay.of(context);
        Optional<HostileTokens> hostile = HostileTokens.find().filter(tokens -> way == SignInWay.FORM);
        Pages pages = new Pages(context, way, navigation(hostile.isPresent()));
        Counts counts = new Counts();
        new EventNotes(counts).leaveIn(context);
        DemoUsers users = new DemoUsers();
        Activity activity = new Activity(clock.instant());
        KeyNotes keyNotes = new KeyNotes(clock.instant());
        SessionPlaces places = new SessionPlaces();

        // for everybody
        map(context, "", new HomeServlet(pages, way), READ);
        if (way == SignInWay.FORM) {
            mapPasswords(context, pages, users, activity, places);
        }

        // for whoever is signed in
        map(context, "/account", new AccountServlet(pages, clock), READ);
        map(context, "/account/sessions", new SessionsServlet(pages, way, places, counts, clock), FORM);
        map(context, "/account/api-keys", new ApiKeysServlet(new KeysPage(pages, keyNotes, clock), keyNotes), FORM);
        hostile.ifPresent(tokens -> map(context, BreakItServlet.PATH, new BreakItServlet(pages, tokens), FORM));
        map(context, "/api/me", new ApiMeServlet(), READ);
        map(context, "/api/echo", new ApiEchoServlet(), SEND);

        // for administrators, as the filter's rules say
        map(context, "/admin", new AdminServlet(pages, way, users, activity), READ);
        map(context, "/admin/live", new LiveServlet(pages, counts), READ);
        map(context, "/api/admin/stats", new ApiStatsServlet(way, users, activity), READ);
        map(context, "/api/admin/live", new ApiLiveServlet(counts), READ);

        add(context, new ErrorServlet(pages, way)).addMapping(ErrorServlet.PATH);
        addFirst(context, new SecurityHeaders(way));
        addLast(context, new KeyUses(keyNotes, clock));
        addLast(context, new SessionUses(places, new RenewedTokens(counts)));
    }

    private static List<Map.Entry<String, String>> navigation(boolean canBeBroken) {
        Stream<Map.Entry<String, String>> always =
                Stream.of(Map.entry("/", "Home"), Map.entry("/account", "Account"), Map.entry("/admin", "Admin"));
        return Stream.concat(always, canBeBroken ? Stream.of(Map.entry(BreakItServlet.PATH, "Break it")) : Stream.of())
                .toList();
    }

    /** For everybody, too, and only where no provider signs users in. */
    private static void mapPasswords(
            ServletContext context, Pages pages, DemoUsers users, Activity activity, SessionPlaces places) {
        InstantSource clock = InstantSource.system();
        Turnstile turnstile = new Turnstile();
        Tokens tokens = new Tokens(SigningSecret.read(), clock);
        Mailbox mailbox = new Mailbox();
        map(context, "/sign-in", new SignInServlet(pages, users, turnstile, activity, places), FORM);
        map(context, SignedOutServlet.PATH, new SignedOutServlet(pages), READ);
        map(context, "/forgot-password", new ForgotPasswordServlet(pages, users, mailbox, clock), FORM);
        map(context, "/mailbox", new MailboxServlet(pages, mailbox, clock), READ);
        map(context, "/reset-password", new ResetPasswordServlet(pages, users, turnstile), FORM);
        map(context, "/api/token", new ApiTokenServlet(users, turnstile, tokens, activity), SEND);
    }

    private static void map(ServletContext context, String path, Servlet servlet, List<String> methods) {
        ServletRegistration registration = add(context, servlet);
        registration.addMapping(path);
        context.addFilter("methods of " + registration.getName(), new AllowedMethods(methods))
                .addMappingForServletNames(EnumSet.of(DispatcherType.REQUEST), true, registration.getName());
    }

    private static ServletRegistration add(ServletContext context, Servlet servlet) {
        return context.addServlet(servlet.getClass().getSimpleName(), servlet);
    }

    /** Behind the authentication filter, whichever way that was registered. */
    private static void addLast(ServletContext context, Filter filter) {
        FilterRegistration.Dynamic registration =
                context.addFilter(filter.getClass().getSimpleName(), filter);
        registration.setAsyncSupported(true);
        registration.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, "/*");
    }

    /** In front of all other filters, so that answers of the authentication filter pass through it too. */
    private static void addFirst(ServletContext context, Filter filter) {
        FilterRegistration.Dynamic registration =
                context.addFilter(filter.getClass().getSimpleName(), filter);
        registration.setAsyncSupported(true);
        registration.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST, DispatcherType.ERROR), false, "/*");
    }
}
