package dev.ostiary.example;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.testkit.BrowserPage;
import dev.ostiary.testkit.BrowserTab;
import dev.ostiary.testkit.TestBrowser;
import dev.ostiary.testkit.TestIssuer;
import dev.ostiary.testkit.TestUser;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The example whose users sign in at a provider that {@code --issuer} names, here a strict one within the test. */
class ProviderIT {
    private static final TestIssuer ISSUER = TestIssuer.start();

    private static RunningExample example;

    private final BrowserTab tab = TestBrowser.start().tab();

    @BeforeAll
    static void start() throws IOException {
        example = RunningExample.start(StartOptions.parse(List.of(
                "--port=0",
                "--issuer=" + ISSUER.issuer(),
                "--client-id=client",
                "--client-secret=secret-of-the-test-client-32-bytes")));
    }

    @AfterAll
    static void stop() {
        example.close();
        ISSUER.close();
    }

    @BeforeEach
    void signIn() {
        ISSUER.reset();
        ISSUER.user(TestUser.of("u1").roles("editor").claim("name", "Ute <b>"));
    }

    @Test
    void home_isForEverybodyAndLinksToTheProvider() {
        BrowserPage home = tab.open(url("/"));

        assertThat(home.status()).isEqualTo(200);
        assertThat(home.body())
                .contains("href=\"/auth/sign-in\"", "X-API-Key")
                .doesNotContain("Signed in as", "wonderland", "/api/token");
        assertThat(tab.click("/auth/sign-in").body()).contains("Welcome back, Ute &lt;b&gt;");
    }

    @Test
    void account_ofNobody_leadsThroughTheProviderToUserRolesAndQuery() {
        BrowserPage account = tab.signIn(url("/account?tab=claims"));

        assertThat(account.uri().toString()).endsWith("/account?tab=claims");
        assertThat(account.body()).contains("<h1>Ute &lt;b&gt;</h1>", "Signed in as <strong>u1</strong>", "editor");
    }

    @Test
    void admin_isForTheRoleThatTheProviderGives() {
        tab.signIn(url("/account"));
        BrowserPage refused = tab.open(url("/admin"));
        ISSUER.user(TestUser.of("u2").roles("admin"));
        tab.click("/auth/sign-in?prompt=select_account");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("href=\"/auth/sign-in?prompt=select_account&amp;return_to=%2Fadmin\"");
        assertThat(tab.open(url("/admin")).body()).contains("The provider keeps them");
        assertThat(tab.open(url("/api/admin/stats")).body())
                .contains("startedAt")
                .doesNotContain("signIns");
    }

    @Test
    void signOut_endsAtThePageOfTheFilterAndSignsNobodyIn() {
        tab.signIn(url("/account"));

        BrowserPage out = tab.post("/auth/sign-out", Map.of());

        assertThat(out.uri().getPath()).isEqualTo("/auth/signed-out");
        assertThat(out.hop("/end-session")).isPresent();
        assertThat(out.body()).contains("You are signed out");
        assertThat(tab.open(url("/")).body()).doesNotContain("Signed in as");
    }

    @Test
    void signOutEverywhere_endsAtThePageOfTheFilter() {
        tab.signIn(url("/account/sessions"));

        BrowserPage out = tab.post("/account/sessions", Map.of("everywhere", "yes"));

        assertThat(out.hop("/end-session")).isPresent();
        assertThat(out.uri().getPath()).isEqualTo("/auth/signed-out");
    }

    @Test
    void forms_mayPassByTheProvider() {
        assertThat(tab.open(url("/")).headers().get("content-security-policy"))
                .singleElement()
                .asString()
                .contains("form-action 'self' " + URI.create(ISSUER.issuer()) + ";");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sign-in", "/signed-out", "/forgot-password", "/reset-password", "/mailbox", "/api/token"})
    void pagesOfPasswords_areNotThere(String path) {
        tab.signIn(url("/account"));

        assertThat(tab.open(url(path)).status()).isEqualTo(404);
    }

    private static String url(String path) {
        return example.jetty().address().resolve(path).toString();
    }
}
