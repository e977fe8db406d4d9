package dev.ostiary.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Applications at paths that containers spell in their own ways. */
abstract class ContextPathsContract {
    private static final TestTokens EXPIRED =
            TestTokens.valid().claim("exp", TestTokens.NOW.minusSeconds(100).getEpochSecond());
    private static final String PAGE = "Accept: text/html";

    private final SharedApplications applications;

    ContextPathsContract(SharedApplications applications) {
        this.applications = applications;
    }

    /** A context path as the container takes it, and as clients send it. */
    record At(String contextPath, String inUris) {
        private static final At ROOT = new At("", "");
        private static final At ONE_NAME = new At("/shop", "/shop");
        private static final At TWO_NAMES = new At("/eu/shop", "/eu/shop");
        private static final At SPACE = new At("/my shop", "/my%20shop");
        private static final At BEYOND_ASCII = new At("/caf\u00e9", "/caf%C3%A9");
    }

    static Stream<At> contextPaths() {
        return Stream.of(At.ROOT, At.ONE_NAME, At.TWO_NAMES, At.SPACE, At.BEYOND_ASCII);
    }

    @ParameterizedTest
    @MethodSource("contextPaths")
    void patterns_countFromTheContextPath(At at) throws Exception {
        try (RunningApplication application = start(at)) {
            assertThat(application.get(at.inUris() + "/public/a").status()).isEqualTo(200);
            assertThat(application.get(at.inUris() + "/").status()).isEqualTo(200);
            assertThat(application.get(at.inUris() + "/a").status()).isEqualTo(401);
            assertThat(application
                            .get(at.inUris() + at.inUris() + "/x/public/a")
                            .status())
                    .isEqualTo(401);
        }
    }

    @ParameterizedTest
    @MethodSource("contextPaths")
    void signInPage_isWithinTheContextAsClientsSpellIt(At at) throws Exception {
        try (RunningApplication application = start(at)) {
            RawHttp.Answer answer = application.get(at.inUris() + "/account", PAGE, EXPIRED.cookie());
            String returnTo = (at.inUris() + "/account").replace("%", "%25").replace("/", "%2F");

            assertThat(answer.header("Location"))
                    .contains(at.inUris() + "/sign-in?return_to=" + returnTo + "&error=session_expired");
            assertThat(answer.headers("Set-Cookie"))
                    .singleElement()
                    .matches(cookie ->
                            (cookie + ";").contains("Path=" + at.inUris() + (at.equals(At.ROOT) ? "/;" : ";")));
        }
    }

    @ParameterizedTest
    @MethodSource("contextPaths")
    void externalUrl_itsPathCountsInsteadOfTheContextPath(At at) throws Exception {
        Map<String, String> settings = Applications.standardWith("external-url", "https://app.example/eu/store");
        try (RunningApplication application =
                applications.start(WebApplication.with(settings).at(at.contextPath()))) {
            RawHttp.Answer page = application.get(at.inUris() + "/account/a%20b?x=1", PAGE, EXPIRED.cookie());
            RawHttp.Answer htmx = application.get(at.inUris() + "/part", "HX-Request: true");

            assertThat(page.header("Location"))
                    .contains("/eu/store/sign-in?return_to=%2Feu%2Fstore%2Faccount%2Fa%2520b%3Fx%3D1"
                            + "&error=session_expired");
            assertThat(page.headers("Set-Cookie")).anyMatch(cookie -> cookie.contains("Path=/eu/store;"));
            assertThat(htmx.header("HX-Redirect")).contains("/eu/store/sign-in?return_to=%2Feu%2Fstore%2Fpart");
        }
    }

    @ParameterizedTest
    @MethodSource("contextPaths")
    void externalUrl_withoutAPath_isTheRootOfTheHost(At at) throws Exception {
        Map<String, String> settings = Applications.standardWith("external-url", "https://app.example");
        try (RunningApplication application =
                applications.start(WebApplication.with(settings).at(at.contextPath()))) {
            RawHttp.Answer answer = application.get(at.inUris() + "/account", PAGE);

            assertThat(answer.header("Location")).contains("/sign-in?return_to=%2Faccount");
        }
    }

    @ParameterizedTest
    @MethodSource("contextPaths")
    void contextPathWithoutItsSlash_isNoWayIn(At at) throws Exception {
        try (RunningApplication application =
                applications.start(WebApplication.with(Applications.standardWith("public-paths", ""))
                        .at(at.contextPath()))) {
            RawHttp.Answer answer = application.get(at.equals(At.ROOT) ? "/" : at.inUris());

            assertThat(answer.status()).isIn(301, 302, 307, 308, 401);
            assertThat(answer.applicationRan()).isFalse();
        }
    }

    private RunningApplication start(At at) throws Exception {
        return applications.start(WebApplication.with(Applications.standard()).at(at.contextPath()));
    }
}
