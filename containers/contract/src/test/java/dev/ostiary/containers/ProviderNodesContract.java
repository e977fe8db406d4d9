package dev.ostiary.containers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.store.TokenStateStore;
import dev.ostiary.testkit.BrowserPage;
import dev.ostiary.testkit.BrowserTab;
import dev.ostiary.testkit.Endpoint;
import dev.ostiary.testkit.SignatureAlgorithm;
import dev.ostiary.testkit.TestBrowser;
import dev.ostiary.testkit.TestIssuer;
import dev.ostiary.testkit.TestUser;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several nodes that share a store, and a provider that rotates refresh tokens and takes one that comes again for a thief's. */
abstract class ProviderNodesContract extends ParallelRefreshContract {
    private static final int REQUESTS = 50;
    private static final Duration UNTIL_EXPIRED = Duration.ofMinutes(16);

    private TestIssuer issuer;

    ProviderNodesContract(Container container) {
        super(container);
    }

    @BeforeEach
    void startIssuer() {
        issuer = issuer(clock);
    }

    @AfterEach
    void stopIssuer() {
        issuer.close();
    }

    private static TestIssuer issuer(InstantSource clock) {
        TestIssuer issuer = TestIssuer.builder()
                .clock(clock)
                .algorithms(SignatureAlgorithm.ES256)
                .start();
        issuer.user(TestUser.of("u1"));
        return issuer;
    }

    private ProviderNode node(TokenStateStore store) throws Exception {
        return ProviderNode.start(container, issuer, clock, store);
    }

    private long requests(String grantType) {
        return issuer.tokenRequests().stream()
                .filter(request -> request.grantType().equals(grantType))
                .count();
    }

    @Test
    void fiftyRenewalsOnTwoNodes_areOneRefreshAtTheProvider() throws Exception {
        try (TokenStateStore store = store(clock);
                TokenStateStore same = store(clock);
                ProviderNode one = node(store);
                ProviderNode other = node(same)) {
            CookieJar browser = one.signIn();
            List<CookieJar> tabs =
                    Stream.generate(browser::copy).limit(REQUESTS).toList();
            advance(UNTIL_EXPIRED);

            List<Integer> statuses = Together.run(
                    REQUESTS,
                    i -> () -> (i % 2 == 0 ? one : other).refresh(tabs.get(i)).status(),
                    () -> {});

            assertThat(statuses).hasSize(REQUESTS).containsOnly(204);
            assertThat(requests("refresh_token")).isEqualTo(1);
            advance(UNTIL_EXPIRED);
            assertThat(other.refresh(tabs.get(0)).status()).isEqualTo(204);
            assertThat(requests("refresh_token")).isEqualTo(2);
        }
    }

    @Test
    void nodeThatEndsInMidSignIn_anotherGoesOn() throws Exception {
        TestBrowser browser = TestBrowser.start();
        BrowserTab tab = browser.tab();
        try (TokenStateStore store = store(clock);
                TokenStateStore same = store(clock)) {
            URI callback;
            try (ProviderNode one = node(store)) {
                callback = one.callback(tab, "/orders?id=1");
            }
            try (ProviderNode other = node(same)) {
                BrowserPage page = tab.visit(other.url(callback));

                assertThat(page.redirect()).map(URI::toString).contains(other.url("/orders?id=1"));
                assertThat(other.status(ProviderNode.cookies(browser))).isEqualTo(200);
                assertThat(issuer.signIns()).hasSize(1);
            }
        }
    }

    @Test
    void nodeThatEndsAfterTheSignIn_anotherRenews() throws Exception {
        try (TokenStateStore store = store(clock);
                TokenStateStore same = store(clock)) {
            CookieJar browser;
            try (ProviderNode one = node(store)) {
                browser = one.signIn();
            }
            advance(UNTIL_EXPIRED);
            try (ProviderNode other = node(same)) {
                assertThat(other.refresh(browser).status()).isEqualTo(204);
                assertThat(other.status(browser)).isEqualTo(200);
                assertThat(requests("refresh_token")).isEqualTo(1);
            }
        }
    }

    @Test
    void oneCallback_atTwoNodesAtOnce_isRedeemedOnce() throws Exception {
        TestBrowser browser = TestBrowser.start();
        try (TokenStateStore store = store(clock);
                TokenStateStore same = store(clock);
                ProviderNode one = node(store);
                ProviderNode other = node(same)) {
            URI callback = one.callback(browser.tab(), "/orders");
            String cookies = ProviderNode.cookies(browser).line();
            String target = callback.getRawPath() + "?" + callback.getRawQuery();

            Together.run(8, i -> () -> (i % 2 == 0 ? one : other).running().get(target, cookies), () -> {});

            assertThat(requests("authorization_code")).isEqualTo(1);
            assertThat(one.sessions().sessionsOf("u1")).hasSize(1);
        }
    }

    /** The provider has rotated the token in an answer that no store has seen, and takes the old one for a thief's. */
    @Test
    void tokensThatGotLostWithTheirNode_costOneTripThroughTheProvider() throws Exception {
        try (TokenStateStore store = store(clock);
                TokenStateStore same = store(clock);
                ProviderNode other = node(same)) {
            CookieJar browser;
            try (ProviderNode one = node(store)) {
                browser = one.signIn();
                advance(UNTIL_EXPIRED);
                issuer.at(Endpoint.TOKEN).losesAnswers();
                one.refresh(browser.copy());
            }
            issuer.at(Endpoint.TOKEN).recover();
            advance(UNTIL_EXPIRED);

            RawHttp.Answer over = other.refresh(browser);

            assertThat(over.code()).isEqualTo("token_revoked");
            assertThat(other.status(other.signIn())).isEqualTo(200);
            assertThat(issuer.signIns()).hasSize(2);
        }
    }

    /** With threads that follow the store, as applications have them: by the clock of the machine. */
    @Test
    void logoutOfTheProvider_atOneNode_isSeenByTheOther() throws Exception {
        InstantSource system = InstantSource.system();
        try (TestIssuer provider = issuer(system);
                TokenStateStore store = store(system);
                TokenStateStore same = store(system);
                ProviderNode one = ProviderNode.start(container, provider, system, store);
                ProviderNode other = ProviderNode.start(container, provider, system, same)) {
            CookieJar browser = one.signIn();
            int before = other.status(browser);

            int answer = provider.backChannelLogout(one.url("/auth/back-channel-logout"))
                    .status();

            assertThat(before).isEqualTo(200);
            assertThat(answer).isEqualTo(200);
            assertThat(one.status(browser)).isEqualTo(401);
            assertThat(Stream.generate(() -> statusOf(other, browser))
                            .limit(100_000)
                            .anyMatch(status -> status == 401))
                    .isTrue();
            assertThat(other.refresh(browser).status()).isEqualTo(401);
        }
    }

    private static int statusOf(ProviderNode node, CookieJar browser) {
        try {
            return node.status(browser);
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
    }
}
