package dev.ostiary.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.event.AuthEvent;
import dev.ostiary.servlet.event.AuthOutcome;
import dev.ostiary.servlet.testing.FakeContext;
import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.FakeResponse;
import dev.ostiary.testkit.TestIssuer;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a container is told of the users whom the filter lets in. */
class ContainerLoginTest {
    private static TestIssuer issuer;

    private final List<AuthEvent> events = new ArrayList<>();
    private final List<String> seen = new ArrayList<>();
    private final FakeResponse response = new FakeResponse();

    @BeforeAll
    static void start() {
        issuer = TestIssuer.start();
    }

    @AfterAll
    static void stop() {
        issuer.close();
    }

    /** The request of a container whose mechanism asks for the login, as that of the module does. */
    private static final class Request extends HttpServletRequestWrapper {
        private final ServletContext application;
        private UnaryOperator<Principal> taking = user -> user;
        private Principal user;
        private int asked;

        private Request(FakeRequest request, ServletContext application) {
            super(request);
            this.application = application;
        }

        /** Whom the container makes of the user. */
        private Request taking(UnaryOperator<Principal> change) {
            taking = change;
            return this;
        }

        private Request cameIn(HttpServletResponse response) throws IOException {
            ContainerLogin.of(this, response);
            return this;
        }

        @Override
        public ServletContext getServletContext() {
            return application;
        }

        @Override
        public boolean authenticate(HttpServletResponse response) {
            asked++;
            try {
                user = ContainerLogin.of(this, response)
                        .flatMap(ContainerLogin::caller)
                        .map(taking::apply)
                        .orElse(null);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return user != null;
        }

        @Override
        public Principal getUserPrincipal() {
            return user;
        }

        @Override
        public void logout() {
            user = null;
        }
    }

    private static ServletContext application(String filterClass) {
        FilterRegistration filter = FakeContext.filter("guard", filterClass, Map.of());
        return new FakeContext()
                .telling("getFilterRegistrations", Map.of("guard", filter))
                .telling("getContextPath", "")
                .telling("getServerInfo", "a server")
                .context();
    }

    private static Request request(String path) {
        return new Request(FakeRequest.get(path), application(AuthFilter.class.getName()));
    }

    private static Request requestWithToken(String path) {
        String token = issuer.token().subject("u1").roles("clerk").sign();
        return new Request(
                FakeRequest.get(path).header("Authorization", "Bearer " + token),
                application(AuthFilter.class.getName()));
    }

    private AuthFilter filter() {
        return AuthFilter.builder()
                .publicKey(issuer.jwkSet())
                .issuer(issuer.issuer())
                .audience(issuer.audience())
                .rules("/open/** = public", "/maybe/** = optional")
                .eventListener(events::add)
                .build();
    }

    private void send(Request request, FilterChain application) throws IOException, ServletException {
        AuthFilter filter = filter();
        filter.doFilter(request, response, application);
        filter.destroy();
    }

    private void send(Request request) throws IOException, ServletException {
        send(request, (shown, answer) -> seen.add(String.valueOf(request.getUserPrincipal() == null)));
    }

    @Test
    void user_whoIsLetIn_isTheContainersBeforeTheApplicationRuns() throws Exception {
        Request request = requestWithToken("/api/a").cameIn(response);

        send(request);

        assertThat(request.user).isInstanceOf(JwtPrincipal.class);
        assertThat(request.user.getName()).isEqualTo("u1");
        assertThat(((JwtPrincipal) request.user).roles()).containsExactly("clerk");
        assertThat(seen).containsExactly("false");
        assertThat(events).hasSize(1);
    }

    @Test
    void request_thatComesInAgain_isToldOnce() throws Exception {
        Request request = requestWithToken("/api/a").cameIn(response);

        send(request, (shown, answer) -> send(request));

        assertThat(request.asked).isEqualTo(1);
    }

    /** What a container knows of the user may belong to the thread. */
    @Test
    void asynchronousDispatch_ofAUser_isToldAgain() throws Exception {
        Request request = requestWithToken("/api/a").cameIn(response);
        AuthFilter filter = filter();
        filter.doFilter(request, response, (shown, answer) -> request.user = null);
        ((FakeRequest) request.getRequest()).dispatchedAs(DispatcherType.ASYNC);

        filter.doFilter(request, response, (shown, answer) -> seen.add(request.user.getName()));
        filter.destroy();

        assertThat(seen).containsExactly("u1");
        assertThat(events).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/open/a", "/maybe/a"})
    void request_ofNobody_isNotTold(String path) throws Exception {
        Request request = request(path).cameIn(response);

        send(request);

        assertThat(request.asked).isZero();
        assertThat(seen).containsExactly("true");
        assertThat(events).hasSize(1);
    }

    @Test
    void request_thatIsRefused_isAnsweredByTheFilterAndNotTold() throws Exception {
        Request request = request("/api/a").cameIn(response);

        send(request);

        assertThat(request.asked).isZero();
        assertThat(response.getStatus()).isEqualTo(401);
        assertThat(response.body()).contains("\"code\":\"missing_token\"");
        assertThat(events).hasSize(1);
        assertThat(seen).isEmpty();
    }

    @Test
    void container_thatDoesNotAsk_isNotTold() throws Exception {
        Request request = requestWithToken("/api/a");

        send(request);

        assertThat(request.asked).isZero();
        assertThat(seen).hasSize(1);
    }

    @Test
    void user_whomTheContainerDoesNotTake_isRefused() throws Exception {
        Request request = requestWithToken("/api/a").taking(user -> null).cameIn(response);

        send(request);

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.body()).contains("\"code\":\"misconfigured\"");
        assertThat(events).last().extracting(event -> event.series().outcome()).isEqualTo(AuthOutcome.REFUSED);
        assertThat(seen).isEmpty();
    }

    @Test
    void user_whomTheContainerTakesForAnother_isRefused() throws Exception {
        Request request =
                requestWithToken("/api/a").taking(user -> () -> "root").cameIn(response);

        send(request);

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(seen).isEmpty();
    }

    @Test
    void authenticate_onAPublicPath_tellsTheContainer() throws Exception {
        Request request = requestWithToken("/open/a").cameIn(response);

        send(request, (shown, answer) -> {
            boolean found = ((HttpServletRequest) shown).authenticate((HttpServletResponse) answer);
            seen.add(found + " " + request.user.getName());
        });

        assertThat(seen).containsExactly("true u1");
    }

    @Test
    void authenticate_ofAUserWhomTheContainerDoesNotTake_isRefused() throws Exception {
        Request request = requestWithToken("/open/a").taking(user -> null).cameIn(response);

        send(
                request,
                (shown, answer) -> seen.add(
                        String.valueOf(((HttpServletRequest) shown).authenticate((HttpServletResponse) answer))));

        assertThat(seen).containsExactly("false");
        assertThat(response.getStatus()).isEqualTo(503);
    }

    @Test
    void logout_endsTheContainersLogin_andNobodyIsTheCaller() throws Exception {
        Request request = requestWithToken("/api/a").cameIn(response);

        send(request, (shown, answer) -> {
            ((HttpServletRequest) shown).logout();
            seen.add(String.valueOf(request.user));
        });

        assertThat(seen).containsExactly("null");
        assertThat(ContainerLogin.of(request, response).orElseThrow().caller()).isEmpty();
    }

    @Test
    void of_applicationWithoutTheFilter_isAnswered503() throws Exception {
        Request request = new Request(FakeRequest.get("/open/a"), application("com.example.OtherFilter"));

        assertThat(ContainerLogin.of(request, response)).isEmpty();
        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(response.body()).contains("\"code\":\"misconfigured\"");
    }

    @Test
    void of_containerThatTellsOfNoFilters_isAnswered503() throws Exception {
        Request request = new Request(FakeRequest.get("/open/a"), new FakeContext().context());

        assertThat(ContainerLogin.of(request, response)).isEmpty();
        assertThat(response.getStatus()).isEqualTo(503);
    }
}
