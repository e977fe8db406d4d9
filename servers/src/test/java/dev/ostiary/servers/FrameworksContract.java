package dev.ostiary.servers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.testkit.BrowserCookie;
import dev.ostiary.testkit.TestBrowser;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What holds beside that on a server with CDI, EJB, Jakarta Security and Jakarta REST of its own: whom these see, without the module
 * {@code jakarta-security} and with it. The guide's table is what was seen here.
 */
abstract class FrameworksContract extends ServerContract {
    private static final Path GUIDE = Path.of("..", "docs", "containers.md");
    private static final String FORGED = "forged";
    private static final String WITH_ROLES = "the user, with roles";

    FrameworksContract(Server server) {
        super(server);
    }

    @Override
    List<War> applications(Map<String, String> settings) {
        List<War> all = new ArrayList<>(List.of(
                War.declaring("seen", settings).withFrameworks().withModule(),
                War.declaring("seen-alone", settings).withFrameworks(),
                War.declaring("complete", settings).withConstraint().withModule(),
                War.declaring("signing-seen", signIn()).withFrameworks().withModule(),
                War.unguarded("unguarded").withModule()));
        all.addAll(super.applications(settings));
        return all;
    }

    String seenByEjbInAsynchronousDispatch() {
        return WITH_ROLES;
    }

    @ParameterizedTest
    @CsvSource({"seen-alone, without", "seen, **with**"})
    void frameworks_seeTheUser_asTheGuideSays(String application, String module) throws Exception {
        Seen seen = Seen.of(getWithToken("/" + application + "/seen/x").body());

        List<String> row = List.of(
                seen.servlet(), seen.principal(), seen.request(), seen.ejb(), seen.security(), rest(application));

        assertThat(row)
                .zipSatisfy(cells(module), (cell, said) -> assertThat(said).contains(cell));
    }

    /** What the guide says in the row of this server: each cell with all that was ever seen. */
    private List<List<String>> cells(String module) throws IOException {
        String begin = "| " + serverName() + " | " + module + " | ";
        String row = Files.readAllLines(GUIDE).stream()
                .filter(line -> line.startsWith(begin))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the guide has no row " + begin));
        return Stream.of(row.substring(begin.length()).split(" \\|", -1))
                .filter(cell -> !cell.isBlank())
                .map(cell -> List.of(cell.strip().split(" or ")))
                .toList();
    }

    private String rest(String application) throws Exception {
        int users = getWithToken("/" + application + "/rest/seen/users").statusCode();
        int admins = getWithToken("/" + application + "/rest/seen/admins").statusCode();
        if (users != 200) {
            return users + " for everybody";
        }
        return admins == 403 ? "enforced" : "not enforced";
    }

    @Test
    void caller_isTheFiltersOwnPrincipal() throws Exception {
        assertThat(Seen.of(getWithToken("/seen/seen/x").body()).isOfTheFilter()).isTrue();
    }

    @Test
    void module_changesNoRefusal() throws Exception {
        HttpResponse<String> refused = get("/seen/seen/x");
        HttpResponse<String> page = get("/seen/seen/x", "Accept", "text/html");

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body()).contains("\"code\":\"missing_token\"");
        assertThat(refused.headers().allValues("WWW-Authenticate")).containsExactly("Bearer realm=\"ostiary\"");
        assertThat(page.statusCode()).isEqualTo(303);
        assertThat(page.headers().firstValue("Location")).contains("/seen/sign-in?return_to=%2Fseen%2Fseen%2Fx");
    }

    @Test
    void publicPath_afterAUserOnAnyThread_isNobodysToAllFrameworks() throws Exception {
        for (int i = 0; i < 20; i++) {
            getWithToken("/seen/seen/x");
            HttpResponse<String> answer = get("/seen/public/seen/x", "X-User-Id", FORGED);

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(Seen.of(answer.body()).isAnywhere()).as(answer.body()).isFalse();
        }
    }

    @Test
    void publicPath_withAToken_isNobodysToAllFrameworks() throws Exception {
        HttpResponse<String> answer = getWithToken("/seen/public/seen/x");

        assertThat(Seen.of(answer.body()).isAnywhere()).as(answer.body()).isFalse();
    }

    @Test
    void authenticate_onAPublicPath_tellsAllFrameworks() throws Exception {
        Seen seen = Seen.of(getWithToken("/seen/public/seen/x?authenticate").body());

        assertThat(seen.ejb()).isEqualTo(WITH_ROLES);
        assertThat(seen.security()).isEqualTo(WITH_ROLES);
        assertThat(get("/seen/public/seen/x?authenticate").statusCode()).isEqualTo(401);
    }

    /** It is asked before the filter, and so before anybody is known. */
    @Test
    void constraintOfWebXml_letsNobodyIn() throws Exception {
        HttpResponse<String> answer = getWithToken("/complete/api/constrained");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(get("/complete/api/constrained").statusCode()).isEqualTo(403);
        assertThat(answer.body()).doesNotContain("the application ran");
    }

    @Test
    void logout_isSeenByAllFrameworks() throws Exception {
        HttpResponse<String> answer = getWithToken("/seen/seen/x?logout");

        assertThat(Seen.of(answer.body()).isAnywhere()).as(answer.body()).isFalse();
    }

    @Test
    void asynchronousDispatch_keepsTheUser_inTheServletApiAtLeast() throws Exception {
        Seen seen = Seen.of(getWithToken("/seen/seen/x?async").body());

        assertThat(seen.servlet()).isEqualTo(WITH_ROLES);
        assertThat(seen.ejb()).isEqualTo(seenByEjbInAsynchronousDispatch());
    }

    /** A server's own cookie would be a login that knows nothing of the token. */
    @Test
    void login_leavesNothingBehind_thatIsOneWithoutTheToken() throws Exception {
        HttpResponse<String> first = getWithToken("/seen/seen/x?session");
        String cookies = first.headers().allValues("Set-Cookie").stream()
                .map(line -> line.split(";", 2)[0])
                .collect(Collectors.joining("; "));

        HttpResponse<String> nobody = get("/seen/public/seen/x", "Cookie", cookies);
        HttpResponse<String> again = getWithToken("/seen/seen/x", "Cookie", cookies);

        assertThat(cookies).matches("JSESSIONID=[^;]+");
        assertThat(nobody.statusCode()).isEqualTo(200);
        assertThat(Seen.of(nobody.body()).isAnywhere()).as(nobody.body()).isFalse();
        assertThat(get("/seen/seen/x", "Cookie", cookies).statusCode()).isEqualTo(401);
        assertThat(again.headers().allValues("Set-Cookie")).isEmpty();
        assertThat(Seen.of(again.body()).said()).containsEntry("session", "of before");
    }

    @Test
    void session_thatIsRenewed_isOneUsersToAllFrameworks() {
        TestBrowser browser = TestBrowser.start();
        String page = signInAs("u1", "user", "/signing-seen/seen/x");

        assertThat(Seen.of(browser.signIn(page).body()).ejb()).isEqualTo(WITH_ROLES);

        browser.removeCookie("access_token");

        assertThat(Seen.of(browser.open(page).body()).ejb()).isEqualTo(WITH_ROLES);
        assertThat(browser.cookie("access_token")).isPresent();
        assertThat(browser.cookies())
                .extracting(BrowserCookie::name)
                .doesNotContain("JSESSIONID", "JSESSIONIDSSO", "LtpaToken2");
    }

    /** WildFly shows a page of its own. */
    @ParameterizedTest
    @ValueSource(strings = {"/", "/public/x", "/api/x"})
    void module_withoutTheFilter_servesNothing(String path) throws Exception {
        HttpResponse<String> answer = getWithToken("/unguarded" + path);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).doesNotContain("the application ran");
        assertThat(getWithToken("/complete/api/x").body())
                .contains(" /complete")
                .doesNotContain(" /unguarded");
    }

    @Test
    void module_whereWebXmlIsComplete_letsTheUserIn() throws Exception {
        HttpResponse<String> answer = getWithToken("/complete/api/x");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("user=u1 X-User-Id=u1");
    }
}
