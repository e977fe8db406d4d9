package dev.ostiary.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ostiary.servlet.Sessions;
import dev.ostiary.store.StoreUnavailableException;
import dev.ostiary.store.TokenStateStore;
import dev.ostiary.verify.Verification;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A store whose server is killed while an application works with it, and comes back. */
abstract class StoreOutageContract extends ProviderNodesContract {
    private static final String PURPOSE = "password_reset";
    private static final int BROWSERS = 8;

    private final String name = "t" + UUID.randomUUID().toString().substring(0, 8);

    StoreOutageContract(Container container) {
        super(container);
    }

    /** Running; the same for all tests. */
    abstract StoreServer server();

    @Override
    final TokenStateStore store(InstantSource clock) {
        return server().open(name, clock);
    }

    private static void assertStoreIsAway(RawHttp.Answer answer) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.code()).isEqualTo("store_unavailable");
        assertThat(answer.header("Retry-After")).isPresent();
        assertThat(answer.headers("Set-Cookie")).isEmpty();
    }

    private static String link(Sessions sessions) {
        return sessions.issueOneTime(PURPOSE, "u1", Map.of()).token();
    }

    @Test
    void killedServer_is503AndLosesNothing() throws Exception {
        try (TokenStateStore store = store(clock);
                SessionNode node = SessionNode.start(container, clock, sessions -> sessions.store(store))) {
            CookieJar user = node.signIn();
            CookieJar stolen = node.signIn();
            assertThat(node.post("/auth/sign-out", stolen.copy()).status()).isEqualTo(204);
            String used = link(node.sessions());
            node.sessions().consumeOneTime(PURPOSE, used).orElseThrow();
            String unused = link(node.sessions());

            server().kill();
            assertStoreIsAway(node.get(user));
            assertStoreIsAway(node.refresh(user));
            assertStoreIsAway(node.refresh(stolen));
            assertStoreIsAway(node.post("/auth/sign-out", user));
            assertThatExceptionOfType(StoreUnavailableException.class)
                    .isThrownBy(() -> node.sessions().revokeAll("u1"));
            server().start();

            assertThat(node.get(user).status()).isEqualTo(200);
            assertThat(node.refresh(user).status()).isEqualTo(204);
            assertThat(node.get(stolen).code()).isEqualTo("token_revoked");
            assertThat(node.refresh(stolen.copy()).code()).isEqualTo("token_revoked");
            assertThat(node.sessions().consumeOneTime(PURPOSE, used)).isInstanceOf(Verification.Rejected.class);
            assertThat(node.sessions().consumeOneTime(PURPOSE, unused)).isInstanceOf(Verification.Verified.class);
            assertThat(node.sessions().consumeOneTime(PURPOSE, unused)).isInstanceOf(Verification.Rejected.class);
        }
    }

    /** A rotation that nobody was told of may have happened or not; the browser goes on with what it has, and no token is good twice. */
    @Test
    void killedServer_whileBrowsersRefresh_costsNobodyHisSession() throws Exception {
        try (TokenStateStore store = store(clock);
                SessionNode node = SessionNode.start(container, clock, sessions -> sessions.store(store))) {
            List<CookieJar> browsers = new ArrayList<>();
            for (int i = 0; i < BROWSERS; i++) {
                browsers.add(node.signIn());
            }
            CountDownLatch underWay = new CountDownLatch(3 * BROWSERS);

            List<RawHttp.Answer> last =
                    Together.run(BROWSERS, i -> () -> refreshAsLongAsItGoes(node, browsers.get(i), underWay), () -> {
                        underWay.await();
                        server().kill();
                    });
            server().start();

            assertThat(last).hasSize(BROWSERS).allSatisfy(StoreOutageContract::assertStoreIsAway);
            List<CookieJar> before = browsers.stream().map(CookieJar::copy).toList();
            for (CookieJar browser : browsers) {
                assertThat(node.refresh(browser).status()).isEqualTo(204);
                assertThat(node.get(browser).status()).isEqualTo(200);
                assertThat(node.refresh(browser).status()).isEqualTo(204);
            }
            assertThat(store.sessionsOf("u1")).hasSize(BROWSERS);
            advance(Duration.ofSeconds(10));
            for (CookieJar old : before) {
                assertThat(node.refresh(old).code()).isEqualTo("token_revoked");
            }
            assertThat(store.sessionsOf("u1")).isEmpty();
        }
    }

    private static RawHttp.Answer refreshAsLongAsItGoes(SessionNode node, CookieJar browser, CountDownLatch underWay)
            throws Exception {
        RawHttp.Answer answer = node.refresh(browser);
        while (answer.status() == 204) {
            underWay.countDown();
            answer = node.refresh(browser);
        }
        return answer;
    }

    @Test
    void storeOfTheSetting_startedWhileTheServerIsDown_recovers() throws Exception {
        InstantSource system = InstantSource.system();
        // the system's clock and the usual names: the setting has no others
        try (SessionNode first =
                SessionNode.start(container, system, sessions -> sessions.store(server().location()))) {
            CookieJar browser = first.signIn();
            server().kill();
            try (SessionNode second =
                    SessionNode.start(container, system, sessions -> sessions.store(server().location()))) {
                assertStoreIsAway(first.get(browser));
                assertStoreIsAway(second.get(browser));
                server().start();

                assertThat(Stream.of(second, first)).allSatisfy(node -> {
                    assertThat(node.get(browser).status()).isEqualTo(200);
                    assertThat(node.refresh(browser).status()).isEqualTo(204);
                });
            }
        }
    }
}
