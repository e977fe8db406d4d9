package dev.ostiary.containers;

import dev.ostiary.servlet.JwtPrincipal;
import dev.ostiary.store.StoreUnavailableException;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Collections;
import java.util.Locale;
import java.util.TreeSet;

/** Says who the application takes the user for, a line each; the path tells it to dispatch or to fail first. */
public final class ProbeServlet extends HttpServlet {
    static final String RAN = "X-Probe-Ran";
    private static final String STORE_AWAY = "store-away";

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        response.setHeader(RAN, request.getDispatcherType().name());
        if (request.getAttribute(STORE_AWAY) != null) {
            request.removeAttribute(STORE_AWAY);
            throw storeAway();
        }
        if (request.getDispatcherType() != DispatcherType.REQUEST) {
            describe(request, response);
            return;
        }
        switch (request.getServletPath().replaceFirst("^/(public|shop)/", "/")) {
            case "/forward" -> request.getRequestDispatcher("/target").forward(request, response);
            case "/include" -> request.getRequestDispatcher("/target").include(request, response);
            case "/error" -> response.sendError(418);
            case "/forward-to-partners" ->
                request.getRequestDispatcher("/partners/x").forward(request, response);
            case "/async" -> request.startAsync().dispatch("/target");
            case "/async-arguments" -> request.startAsync(request, response).dispatch("/target");
            case "/async-itself" -> request.startAsync().dispatch();
            case "/async-itself-arguments" ->
                request.startAsync(request, response).dispatch();
            case "/async-code" -> {
                AsyncContext async = request.startAsync();
                async.start(() -> finish(async));
            }
            case "/throw-servlet" -> throw new ServletException("the application's own");
            case "/throw-io" -> throw new IOException("the application's own");
            case "/throw-runtime" -> throw new IllegalStateException("the application's own");
            case "/throw-error" -> throw new StackOverflowError("the application's own");
            case "/store-away" -> throw storeAway();
            case "/store-away-wrapped" -> throw new ServletException("the framework's own", storeAway());
            case "/store-away-own" -> throw new IllegalStateException("the application's own", storeAway());
            case "/store-away-written" -> {
                begin(response);
                response.getWriter().write("half");
                throw storeAway();
            }
            case "/store-away-streamed" -> {
                begin(response);
                response.getOutputStream().write("half".getBytes(StandardCharsets.US_ASCII));
                throw storeAway();
            }
            case "/store-away-forward" -> {
                request.setAttribute(STORE_AWAY, true);
                request.getRequestDispatcher("/target").forward(request, response);
            }
            case "/store-away-async" -> {
                request.setAttribute(STORE_AWAY, true);
                request.startAsync().dispatch("/target");
            }
            case "/authenticate" -> {
                boolean authenticated = request.authenticate(response);
                if (authenticated) {
                    describe(request, response);
                }
            }
            case "/trailers" -> {
                request.getInputStream().readAllBytes();
                describe(request, response);
                response.getWriter().println("trailers=" + request.getTrailerFields());
            }
            case "/cacheable" -> {
                response.reset();
                response.setHeader("Cache-Control", "public, max-age=60");
                describe(request, response);
            }
            case "/login" -> request.login("user", "password");
            case "/logout" -> {
                request.logout();
                describe(request, response);
            }
            default -> describe(request, response);
        }
    }

    private static StoreUnavailableException storeAway() {
        return new StoreUnavailableException("the application's store is away");
    }

    private static void begin(HttpServletResponse response) {
        response.setStatus(202);
        response.setHeader("ETag", "\"half\"");
        response.setHeader("Content-Language", "en");
        response.setHeader("Cache-Control", "public");
        response.setHeader("Access-Control-Allow-Origin", "https://other.test");
        response.addHeader("Set-Cookie", "a=1");
        response.addHeader("Set-Cookie", "b=2");
    }

    private static void finish(AsyncContext async) {
        try {
            describe((HttpServletRequest) async.getRequest(), (HttpServletResponse) async.getResponse());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            async.complete();
        }
    }

    private static void describe(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Principal principal = request.getUserPrincipal();
        PrintWriter out = response.getWriter();
        out.println("dispatch=" + request.getDispatcherType());
        out.println("principal=" + (principal == null ? null : principal.getName()));
        out.println("remoteUser=" + request.getRemoteUser());
        out.println("authType=" + request.getAuthType());
        out.println("admin=" + request.isUserInRole("admin"));
        out.println("anyone=" + request.isUserInRole("**"));
        out.println("guest=" + request.isUserInRole("guest"));
        Collections.list(request.getHeaderNames()).stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).startsWith("x"))
                .forEach(name -> out.println(name + "=" + Collections.list(request.getHeaders(name))));
        if (principal instanceof JwtPrincipal jwt) {
            out.println("scopes=" + jwt.scopes());
            out.println("roles=" + jwt.roles());
            out.println("claims=" + new TreeSet<>(jwt.claims().keySet()));
        }
        out.flush();
    }
}
