package dev.ostiary.benchmarks.session;

import dev.ostiary.benchmarks.StubRequest;
import dev.ostiary.benchmarks.StubResponse;
import dev.ostiary.benchmarks.signin.ProviderProcess;
import dev.ostiary.benchmarks.signin.Walk;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.ee11.servlet.FilterHolder;

/** A page behind the filter of one build, and a user who is signed in there and sends both cookies. */
final class GuardedPage implements AutoCloseable {
    /** Other cookies, which every site has. */
    private static final String OTHERS = "theme=dark; lang=en-GB; _ga=GA1.1.1403728113.1767225600; ";

    private static final Map<String, Object> ROLES = Map.of("roles", List.of("user", "clerk"));

    private final PageServer server;
    private final Filter filter;
    private final String name;
    private final StubRequest request;
    private final PageClient client;
    private final HttpServletResponse response = new StubResponse();
    private final FilterChain application =
            (sent, answer) -> seen = ((HttpServletRequest) sent).getUserPrincipal() != null;
    private boolean seen;

    private GuardedPage(PageServer server, Filter filter, String name, String ofSession) throws IOException {
        String cookies = OTHERS + ofSession;
        this.server = server;
        this.filter = filter;
        this.name = name;
        this.request =
                new StubRequest(PageServer.PAGE, Map.of("Cookie", cookies, "Accept", "*/*", "Sec-Fetch-Site", "none"));
        this.client = new PageClient(server.port(), PageServer.PAGE, "Cookie: " + cookies + "\r\n");
    }

    /**
     * The application of one build.
     *
     * @param build signs in by its own classes
     * @param claims what the application says of the user
     */
    private record Users(Build build, Map<String, Object> claims) implements PageServer.Users {
        @Override
        public void signIn(HttpServletRequest request, HttpServletResponse response) throws IOException {
            try {
                build.signIn(request, response, "8d1f6a54-0c8e-4f6b-9a52-100000000000", claims);
            } catch (ReflectiveOperationException failed) {
                throw new IOException("nobody can be signed in by the build " + build.name(), failed);
            }
        }

        @Override
        public boolean isKnown(HttpServletRequest request) {
            return request.getUserPrincipal() != null;
        }
    }

    /** Starts the server and signs somebody in of whom the session says the roles. */
    static GuardedPage open(Build build) throws Exception {
        return saying(build, ROLES);
    }

    /** Starts the server and signs somebody in of whom the session says as much as that of {@link ProviderProcess}' user. */
    static GuardedPage sayingAsMuchAsAProvider(Build build) throws Exception {
        Map<String, Object> claims = new LinkedHashMap<>(ROLES);
        claims.put("name", "Ada Lovelace");
        claims.put("preferred_username", "ada");
        claims.put("email", "ada@id.example.test");
        claims.put("email_verified", true);
        claims.put("scope", "openid profile email");
        claims.put("sid", "cf0f5be6-e947-4a77-8889-0f55641af2d6");
        claims.put("auth_time", 1_767_225_600L);
        return saying(build, claims);
    }

    private static GuardedPage saying(Build build, Map<String, Object> claims) throws Exception {
        Filter filter = build.filter();
        PageServer server = start(
                build,
                filter,
                claims,
                Map.of(
                        "secret", "base64url:c2VjcmV0LW9mLXRoZS1iZW5jaG1hcmtzLTAxMjM0NTY3ODk",
                        "issuer", "https://shop.example.test",
                        "audience", "shop",
                        "session", "on",
                        "public-paths", PageServer.SIGN_IN));
        return new GuardedPage(server, filter, build.name(), server.signIn(1));
    }

    /** Starts the server and has a provider sign in. */
    static GuardedPage open(Build build, ProviderProcess provider) throws Exception {
        Filter filter = build.filter();
        PageServer server = start(build, filter, ROLES, provider.settings());
        URI page = URI.create("http://127.0.0.1:" + server.port() + PageServer.PAGE);
        Walk walk = new Walk(HttpClient.newHttpClient(), page).toTheEnd();
        return new GuardedPage(server, filter, build.name(), walk.cookies());
    }

    private static PageServer start(
            Build build, Filter filter, Map<String, Object> claims, Map<String, String> settings) throws Exception {
        FilterHolder holder = new FilterHolder(filter);
        holder.setInitParameters(settings);
        return PageServer.start(build.name(), Optional.of(holder), new Users(build, claims));
    }

    /** How the names of its server's threads begin. */
    String threads() {
        return name + "-";
    }

    /** The filter's own work, many times over. */
    void letIn(int times) throws IOException, ServletException {
        for (int i = 0; i < times; i++) {
            request.recycle();
            filter.doFilter(request, response, application);
        }
        if (!seen) {
            throw new IllegalStateException("the user is not known behind the filter");
        }
    }

    /** Whole requests, many times over. */
    void ask(int times) throws IOException {
        for (int i = 0; i < times; i++) {
            client.exchange();
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
        server.close();
    }
}
