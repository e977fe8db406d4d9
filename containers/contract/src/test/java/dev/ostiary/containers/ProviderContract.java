package dev.ostiary.containers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.testkit.BrowserPage;
import dev.ostiary.testkit.SignatureAlgorithm;
import dev.ostiary.testkit.TestBrowser;
import dev.ostiary.testkit.TestIssuer;
import dev.ostiary.testkit.TestUser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** An application that signs its users in at a test issuer, a browser, and a user who sits there. */
abstract class ProviderContract {
    static final String ACCESS = "access_token";
    static final String REFRESH = "refresh_token";
    static TestIssuer issuer;

    final SharedApplications shared;
    final TestBrowser browser = TestBrowser.start();
    SigningApplication application;

    ProviderContract(SharedApplications applications) {
        this.shared = applications;
    }

    @BeforeAll
    static void startIssuer() {
        issuer = TestIssuer.builder().algorithms(SignatureAlgorithm.ES256).start();
    }

    @AfterAll
    static void stopIssuer() {
        issuer.close();
    }

    @BeforeEach
    void start() throws Exception {
        issuer.reset();
        issuer.user(TestUser.of("u1").roles("admin").claim("email", "u1@x"));
        application = SigningApplication.start(shared, SigningApplication.settings(issuer));
    }

    @AfterEach
    void stop() throws Exception {
        application.close();
    }

    static void requireUser(BrowserPage page, String subject) {
        assertThat(page).matches(shown -> SigningApplication.isOf(shown, subject), "a page of " + subject);
    }
}
