package dev.ostiary.servlet.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.Keys;
import dev.ostiary.key.SigningKey;
import dev.ostiary.servlet.AuthFilter;
import dev.ostiary.servlet.JwtPrincipal;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two issuers with keys of the same id, in a real container, as {@code web.xml} would configure them. */
class SeveralIssuersIT {
    private static final SigningKey STAFF_KEY =
            Keys.generate(JwsAlgorithm.ES256).withKeyId("same");
    private static final SigningKey SHOP_KEY = Keys.generate(JwsAlgorithm.ES256).withKeyId("same");
    private static final SigningKey STRANGER_KEY =
            Keys.generate(JwsAlgorithm.ES256).withKeyId("same");
    private static final Server JETTY = new Server();
    private static final ServerConnector CONNECTOR = new ServerConnector(JETTY);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static KeyServer staff;
    private static KeyServer shop;

    /** Says who came, with which roles and scopes. */
    public static final class Echo extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            JwtPrincipal user = (JwtPrincipal) request.getUserPrincipal();
            response.getWriter().print(user.getName() + " " + user.roles() + " " + user.scopes());
        }
    }

    @BeforeAll
    static void start() throws Exception {
        staff = new KeyServer(STAFF_KEY);
        shop = new KeyServer(SHOP_KEY);
        FilterHolder filter = new FilterHolder(AuthFilter.class);
        filter.setInitParameters(Map.of(
                "issuers", "staff, shop",
                "audience", "app",
                "issuers.staff.issuer", staff.issuer(),
                "issuers.staff.preset", "keycloak",
                "issuers.staff.principal-claim", "preferred_username",
                "issuers.shop.issuer", "https://shop.example",
                "issuers.shop.jwks-uri", shop.keysUrl(),
                "issuers.shop.audience", "shop-app",
                "issuers.shop.roles-claim", "level"));
        ServletContextHandler context = new ServletContextHandler("/");
        context.addFilter(filter, "/*", EnumSet.of(DispatcherType.REQUEST));
        context.addServlet(new ServletHolder(new Echo()), "/");
        CONNECTOR.setHost("127.0.0.1");
        JETTY.addConnector(CONNECTOR);
        JETTY.setHandler(context);
        JETTY.start();
    }

    @AfterAll
    static void stop() throws Exception {
        JETTY.stop();
        staff.close();
        shop.close();
    }

    private static ProviderToken staffToken() {
        return timed(ProviderToken.of("{'typ':'JWT'}", """
                {'sub':'u1','preferred_username':'alice','aud':'app','typ':'Bearer','level':'gold',
                 'realm_access':{'roles':['staff']},'resource_access':{'app':{'roles':['approver']}},'scope':'read'}""").with("iss", staff.issuer()));
    }

    private static ProviderToken shopToken() {
        return timed(ProviderToken.of("{}", """
                {'iss':'https://shop.example','sub':'c7','preferred_username':'bob','aud':'shop-app','level':'gold',
                 'realm_access':{'roles':['staff']},'scp':['buy']}"""));
    }

    private static ProviderToken timed(ProviderToken token) {
        long now = Instant.now().getEpochSecond();
        return token.with("iat", now).with("exp", now + 600);
    }

    private static HttpResponse<String> get(ProviderToken token, SigningKey key) throws Exception {
        return get(token.signedWith(key));
    }

    private static HttpResponse<String> get(String token) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + CONNECTOR.getLocalPort() + "/api/x");
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Authorization", "Bearer " + token)
                .build();
        return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static void assertRefused(HttpResponse<String> response, String code) {
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.body()).contains("\"code\":\"" + code + "\"");
    }

    @Test
    void tokenOfEitherIssuer_isReadByThatIssuersClaims() throws Exception {
        assertThat(get(staffToken(), STAFF_KEY).body()).isEqualTo("alice [staff, approver] [read]");
        assertThat(get(shopToken(), SHOP_KEY).body()).isEqualTo("c7 [gold] [buy]");
    }

    @Test
    void sameKeyIdAtTwoIssuers_neverCrosses() throws Exception {
        assertRefused(get(staffToken(), SHOP_KEY), "bad_signature");
        assertRefused(get(shopToken(), STAFF_KEY), "bad_signature");
        assertRefused(get(staffToken().with("iss", "https://shop.example"), STAFF_KEY), "bad_signature");
    }

    @Test
    void audienceOfTheOtherIssuer_isMismatch() throws Exception {
        assertRefused(get(staffToken().with("aud", "shop-app"), STAFF_KEY), "audience_mismatch");
        assertRefused(get(shopToken().with("aud", "app"), SHOP_KEY), "audience_mismatch");
    }

    @Test
    void demandOfTheOtherIssuer_isNotMade() throws Exception {
        assertRefused(get(staffToken().without("typ"), STAFF_KEY), "type_not_allowed");
        assertThat(get(shopToken(), SHOP_KEY).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://stranger.example", "https://shop.example/", "HTTPS://SHOP.EXAMPLE", ""})
    void unregisteredIssuer_costsNoFetch(String issuer) throws Exception {
        get(staffToken(), STAFF_KEY);
        get(shopToken(), SHOP_KEY);
        List<Integer> before = List.of(staff.keyRequests(), staff.discoveryRequests(), shop.keyRequests());

        HttpResponse<String> response = get(shopToken().with("iss", issuer), STRANGER_KEY.withKeyId("another"));

        assertRefused(response, "issuer_not_trusted");
        assertThat(List.of(staff.keyRequests(), staff.discoveryRequests(), shop.keyRequests()))
                .isEqualTo(before);
    }

    @Test
    void oneIssuerDown_theOtherStillWorks() throws Exception {
        get(shopToken(), SHOP_KEY);
        staff.setDown(true);

        HttpResponse<String> other = get(shopToken(), SHOP_KEY);

        staff.setDown(false);
        assertThat(other.statusCode()).isEqualTo(200);
    }
}
