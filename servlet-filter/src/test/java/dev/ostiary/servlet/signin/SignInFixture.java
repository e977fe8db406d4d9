package dev.ostiary.servlet.signin;

import dev.ostiary.servlet.AuthFilter;
import dev.ostiary.servlet.AuthFilterBuilder;
import dev.ostiary.servlet.event.AuthEvent;
import dev.ostiary.servlet.event.AuthEventListener;
import dev.ostiary.servlet.testing.Browser;
import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.FakeResponse;
import dev.ostiary.servlet.testing.SwitchableStore;
import dev.ostiary.store.InMemoryTokenStateStore;
import dev.ostiary.store.MovableClock;
import dev.ostiary.testkit.SignatureAlgorithm;
import dev.ostiary.testkit.TestIssuer;
import dev.ostiary.testkit.TestIssuerBuilder;
import dev.ostiary.testkit.TestUser;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A strict provider, a filter that is its client, an application behind it, and a browser that follows redirects when told to. */
final class SignInFixture implements AutoCloseable {
    static final String CLIENT = "orders";
    static final String SECRET = "secret-of-orders-0123456789-abcdefghijklm";
    private static final Pattern INPUT = Pattern.compile("(?i)<input[^>]*name=\"([^\"]+)\"[^>]*value=\"([^\"]*)\"");
    static final String ORIGIN = "https://app.example";
    static final String[] REDIRECT_URIS = {
        ORIGIN + "/auth/callback", ORIGIN + "/ctx/auth/callback", "http://127.0.0.1:*/auth/callback"
    };

    final TestIssuer issuer;
    final MovableClock clock = new MovableClock();
    final SwitchableStore store = new SwitchableStore(new InMemoryTokenStateStore(1_000, clock));
    final List<AuthEvent> events = new CopyOnWriteArrayList<>();
    final List<HttpServletRequest> seen = new CopyOnWriteArrayList<>();
    final AuthFilter filter;
    Browser browser = new Browser();

    final List<String> told = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Integer> logouts = new LinkedBlockingQueue<>();
    private final UnaryOperator<AuthFilterBuilder> settings;
    private final AuthEventListener listener = new AuthEventListener() {
        @Override
        public void on(AuthEvent event) {
            events.add(event);
        }

        @Override
        public void onSignIn(String provider, String outcome, Optional<String> code) {
            told.add("sign-in " + provider + " " + outcome
                    + code.map(text -> " " + text).orElse(""));
        }

        @Override
        public void onProviderRefresh(String provider, String outcome) {
            told.add("refresh " + provider + " " + outcome);
        }

        @Override
        public void onProviderLogout(String provider, int ended) {
            told.add("logout " + provider + " " + ended);
            logouts.add(ended);
        }
    };
    private final HttpClient http = HttpClient.newHttpClient();

    SignInFixture() {
        this(settings -> settings);
    }

    SignInFixture(UnaryOperator<AuthFilterBuilder> settings) {
        this(issuer -> issuer.client(CLIENT, SECRET, REDIRECT_URIS), settings);
    }

    SignInFixture(UnaryOperator<TestIssuerBuilder> registration, UnaryOperator<AuthFilterBuilder> settings) {
        issuer = registration
                .apply(TestIssuer.builder()
                        .clock(clock)
                        // Their keys are made in no time.
                        .algorithms(SignatureAlgorithm.ES256))
                .start();
        issuer.user(TestUser.of("u1").roles("clerk").claim("email", "u1@x.example"));
        this.settings = settings;
        filter = node();
    }

    /** One more node of the same application. */
    AuthFilter node() {
        return settings.apply(AuthFilter.builder()
                        .issuer(issuer.issuer())
                        .clientId(CLIENT)
                        .clientSecret(SECRET)
                        .clock(clock)
                        .eventListener(listener)
                        .sessions(sessions -> sessions.store(store.store())))
                .build();
    }

    /** Sends as it stands; the browser takes what comes back. */
    FakeResponse send(FakeRequest request) throws Exception {
        FakeResponse response = new FakeResponse();
        filter.doFilter(request, response, (shown, answer) -> seen.add((HttpServletRequest) shown));
        browser.take(response);
        return response;
    }

    /** What an application does with a request. */
    @FunctionalInterface
    interface Application {
        void serve(HttpServletRequest request, HttpServletResponse response) throws Exception;
    }

    /** Without the response. */
    @FunctionalInterface
    interface RequestOnly {
        void serve(HttpServletRequest request) throws Exception;
    }

    FakeResponse send(FakeRequest request, RequestOnly application) throws Exception {
        return serve(request, (shown, answer) -> application.serve(shown));
    }

    FakeResponse serve(FakeRequest request, Application application) throws Exception {
        FakeResponse response = new FakeResponse();
        filter.doFilter(request, response, (shown, answer) -> {
            try {
                application.serve((HttpServletRequest) shown, (HttpServletResponse) answer);
            } catch (IOException | ServletException | RuntimeException fault) {
                throw fault;
            } catch (Exception fault) {
                throw new ServletException(fault);
            }
        });
        browser.take(response);
        return response;
    }

    FakeResponse page(String uri) throws Exception {
        return send(browser.page("GET", uri));
    }

    /** What another site's redirect makes the browser ask for. */
    FakeResponse back(String uri) throws Exception {
        return send(navigation(uri));
    }

    FakeRequest navigation(String uri) {
        FakeRequest request = FakeRequest.get(uri)
                .header("Accept", "text/html")
                .header("Sec-Fetch-Mode", "navigate")
                .header("Sec-Fetch-Site", "cross-site");
        browser.cookies().forEach(request::cookie);
        return request;
    }

    /** To the provider, where a user is signed in already. */
    String depart(String returnTo) throws Exception {
        return location(page("/auth/sign-in?return_to=" + returnTo));
    }

    /** What the provider has the browser ask for, within the application. */
    String authorize(String location) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                http.send(HttpRequest.newBuilder(URI.create(location)).build(), HttpResponse.BodyHandlers.ofString());
        return withoutOrigin(answer.headers().firstValue("Location").orElseThrow());
    }

    /** The form that the provider has the browser post. */
    String submitted(String location) throws IOException, InterruptedException {
        HttpResponse<String> page =
                http.send(HttpRequest.newBuilder(URI.create(location)).build(), HttpResponse.BodyHandlers.ofString());
        return INPUT.matcher(page.body())
                .results()
                .map(input -> input.group(1) + "="
                        + URLEncoder.encode(input.group(2).replace("&amp;", "&"), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** The whole way. */
    FakeResponse signIn(String returnTo) throws Exception {
        return back(authorize(depart(returnTo)));
    }

    /** How many sessions the next logout of the provider has ended, where nobody can tell when that is. */
    Integer awaitLogout() throws InterruptedException {
        return logouts.poll(20, TimeUnit.SECONDS);
    }

    static String location(FakeResponse response) {
        return response.getHeader("Location");
    }

    private static String withoutOrigin(String url) {
        URI uri = URI.create(url);
        return uri.getRawPath() + "?" + uri.getRawQuery();
    }

    /** The code that stands on a page. */
    static String code(FakeResponse response) {
        return response.body().replaceFirst("(?s).*Code: <code>([a-z_]+)</code>.*|.*", "$1");
    }

    /** The application's last request. */
    HttpServletRequest last() {
        return seen.get(seen.size() - 1);
    }

    @Override
    public void close() {
        filter.destroy();
        issuer.close();
    }
}
