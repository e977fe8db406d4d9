package dev.ostiary.containers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.AuthFilter;
import dev.ostiary.servlet.AuthFilterBuilder;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two applications of one host, each with a secret of its own and else with the defaults: neither gets into the other's way. */
abstract class TwoApplicationsContract {
    private static final String ROOT = "";
    private static final String ADMIN = "/admin";
    private static final List<String> BOTH = List.of(ROOT, ADMIN);

    private final SharedApplications applications;
    private final HostCookies browser = new HostCookies();
    private RunningApplication root;
    private RunningApplication admin;

    TwoApplicationsContract(SharedApplications applications) {
        this.applications = applications;
    }

    @BeforeEach
    void start() throws Exception {
        start(filter -> filter);
    }

    private void start(UnaryOperator<AuthFilterBuilder> more) throws Exception {
        root = applications.start(application("root", more));
        admin = applications.start(application("admin", more).at(ADMIN));
    }

    @AfterEach
    void stop() throws Exception {
        root.close();
        admin.close();
    }

    private static WebApplication application(String name, UnaryOperator<AuthFilterBuilder> more) {
        AuthFilterBuilder filter = AuthFilter.builder()
                .secret("secret-of-" + name + "-0123456789-abcdefghijklmnopqrstuvwxyz")
                .audience("app")
                .publicPaths("/public/**")
                .sessions(sessions -> {});
        return WebApplication.with(more.apply(filter).build())
                .and(new Service("session", new SessionServlet(), "/public/session/*"));
    }

    private RawHttp.Answer send(String context, String method, String path, String... lines) throws Exception {
        RunningApplication target = context.equals(ADMIN) ? admin : root;
        String[] all = new String[lines.length + 2];
        System.arraycopy(lines, 0, all, 2, lines.length);
        all[0] = browser.lineFor(context + path);
        all[1] = "Sec-Fetch-Site: same-origin";
        return browser.take(target.send(method, context + path, all));
    }

    private RawHttp.Answer page(String context) throws Exception {
        return send(context, "GET", "/a", "Accept: text/html", "Sec-Fetch-Mode: navigate");
    }

    private void signIn(String context) throws Exception {
        assertThat(send(context, "POST", "/public/session/sign-in", "Content-Length: 0")
                        .status())
                .isEqualTo(204);
    }

    private RawHttp.Answer signOut(String context) throws Exception {
        return send(context, "POST", "/auth/sign-out", "Content-Length: 0");
    }

    private static String other(String context) {
        return context.equals(ADMIN) ? ROOT : ADMIN;
    }

    @ParameterizedTest
    @ValueSource(strings = {ROOT, ADMIN})
    void openingOne_neverSignsOutOfTheOther(String signedIn) throws Exception {
        signIn(signedIn);

        assertThat(page(other(signedIn)).status()).isEqualTo(303);
        send(other(signedIn), "POST", "/auth/refresh", "Content-Length: 0", "HX-Request: true");

        assertThat(page(signedIn).body()).contains("principal=u1");
    }

    @Test
    void signedInAtBoth_worksAtBoth() throws Exception {
        signIn(ROOT);
        signIn(ADMIN);

        for (String context : BOTH) {
            assertThat(page(context).body()).contains("principal=u1");
            assertThat(send(context, "POST", "/auth/refresh", "Content-Length: 0")
                            .status())
                    .isEqualTo(204);
            assertThat(page(context).body()).contains("principal=u1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {ROOT, ADMIN})
    void signedInAtBoth_pagesAreRenewedAtBoth(String first) throws Exception {
        signIn(ROOT);
        signIn(ADMIN);
        browser.dropAll("access_token");

        assertThat(page(first).body()).contains("principal=u1");
        assertThat(page(other(first)).body()).contains("principal=u1");
        assertThat(page(first).body()).contains("principal=u1");
    }

    @ParameterizedTest
    @ValueSource(strings = {ROOT, ADMIN})
    void signOutOfOne_leavesTheOther(String left) throws Exception {
        signIn(ROOT);
        signIn(ADMIN);

        assertThat(signOut(left).headers("Set-Cookie")).hasSize(2);

        assertThat(page(left).status()).isEqualTo(303);
        assertThat(page(other(left)).body()).contains("principal=u1");
        assertThat(signOut(other(left)).status()).isEqualTo(204);
        assertThat(page(other(left)).status()).isEqualTo(303);
    }

    /** As on two ports of a developer's machine: a browser has but one set of cookies for both. */
    @Test
    void signOutOfOneWhereOnlyTheOtherIsSignedIn_leavesIt() throws Exception {
        signIn(ROOT);

        assertThat(signOut(ADMIN).headers("Set-Cookie")).isEmpty();

        assertThat(page(ROOT).body()).contains("principal=u1");
    }

    @Test
    void sameIssuerAtBoth_worksAtBoth() throws Exception {
        stop();
        start(filter -> filter.issuer("https://issuer.test"));
        signIn(ROOT);
        assertThat(page(ADMIN).status()).isEqualTo(303);
        assertThat(page(ROOT).body()).contains("principal=u1");
        signIn(ADMIN);
        browser.dropAll("access_token");

        for (String context : List.of(ROOT, ADMIN, ROOT)) {
            assertThat(page(context).body()).contains("principal=u1");
        }
        signOut(ADMIN);
        assertThat(page(ROOT).body()).contains("principal=u1");
    }
}
