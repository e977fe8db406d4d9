package dev.ostiary.servlet;

import static dev.ostiary.servlet.SessionFixture.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.apikey.ApiKeys;
import dev.ostiary.apikey.IssuedApiKey;
import dev.ostiary.servlet.config.ConfigurationException;
import dev.ostiary.servlet.explain.Explanation;
import dev.ostiary.servlet.testing.CapturedLog;
import dev.ostiary.servlet.testing.FakeFilterConfig;
import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.FakeResponse;
import dev.ostiary.servlet.testing.TestStoreProvider;
import dev.ostiary.store.InMemoryTokenStateStore;
import dev.ostiary.store.StoreUnavailableException;
import dev.ostiary.testkit.TestIssuer;
import dev.ostiary.verify.Verification;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Which store a filter uses, what it asks it, and who closes it. */
class SessionStoresTest {
    private final SessionFixture fixture = new SessionFixture();

    @Test
    void storeThatASettingNames_isOpenedAndClosedWithTheFilter() {
        AuthFilter filter = fixture.builder()
                .sessions(sessions -> sessions.store("test:mine"))
                .build();
        String id = filter.sessions().signIn(FakeRequest.post("/"), new FakeResponse(), "u1", Map.of());
        assertThat(TestStoreProvider.last().session(id)).isPresent();

        filter.destroy();

        assertThatThrownBy(() -> TestStoreProvider.last().session(id)).isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void storeThatWasHandedIn_staysOpen() {
        fixture.filter.destroy();

        assertThat(fixture.store.closings()).isZero();
    }

    @Test
    void startReport_storeThatWasHandedIn_isNamedByItsClassAndTheSettingsTextIsNot() {
        AuthFilter filter = AuthFilter.builder()
                .secret(SessionFixture.TEST_SECRET)
                .issuer("https://app.test")
                .audience("app")
                .sessions(sessions -> sessions.store(new InMemoryTokenStateStore()))
                .build();

        try (CapturedLog log = CapturedLog.of(AuthFilter.class.getName())) {
            filter.init(FakeFilterConfig.of(Map.of()));

            assertThat(log.lines().get(0))
                    .contains("\n  session-store = dev.ostiary.store.InMemoryTokenStateStore (handed to the builder)\n")
                    .doesNotContain("session-store=memory");
        }
        filter.destroy();
    }

    @Test
    void startReport_storeThatWasHandedInBesideATextForIt_saysThatTheTextPlaysNoPart() {
        AuthFilter filter = fixture.builder().set("session-store", "memory").build();

        try (CapturedLog log = CapturedLog.of(AuthFilter.class.getName())) {
            filter.init(FakeFilterConfig.of(Map.of()));

            assertThat(log.lines().get(0)).contains("(handed to the builder)").contains("which plays no part");
        }
        filter.destroy();
    }

    @Test
    void storeThatCannotBeOpened_stopsTheStart() {
        AuthFilterBuilder builder = fixture.builder().sessions(sessions -> sessions.store("test:away"));

        assertThatThrownBy(builder::build)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("session-store")
                .hasMessageContaining("nobody listens there")
                .hasMessageNotContaining("test:away");
    }

    @Test
    void followedStore_letsInAtOnceAndLeavesNoThread() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        AuthFilter filter = AuthFilter.builder()
                .secret(SessionFixture.TEST_SECRET)
                .issuer("https://app.test")
                .audience("app")
                .sessions(sessions -> {})
                .build();
        fixture.signIn(filter, "u1");

        assertThat(fixture.send(filter, fixture.browser.page("GET", "/a")).getStatus())
                .isEqualTo(200);

        filter.destroy();
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> !before.contains(thread))
                .extracting(Thread::getName)
                .doesNotContain("ostiary-revocations");
    }

    @Test
    void apiKeysInTheStore_areAccepted() throws Exception {
        AuthFilter filter = fixture.builder().set("api-keys", "store").build();
        IssuedApiKey issued = ApiKeys.of(filter.sessions().apiKeys(), fixture.clock)
                .issue("build-server", Set.of("ci"), Set.of("push"), Duration.ofHours(1));
        filter.sessions().apiKeys().add(issued.record());

        fixture.send(filter, FakeRequest.get("/api/a").header("X-API-Key", issued.key()));

        assertThat(fixture.last().getRemoteUser()).isEqualTo("build-server");
        filter.sessions().apiKeys().revoke(issued.record().id());
        assertThat(code(fixture.send(filter, FakeRequest.get("/api/a").header("X-API-Key", issued.key()))))
                .isEqualTo("token_revoked");
    }

    @Test
    void storeAway_accessTokens_are503() throws Exception {
        fixture.signIn("u1");
        fixture.store.off();

        FakeResponse response = fixture.send(fixture.browser.script("GET", "/a"));

        assertThat(response.getStatus()).isEqualTo(503);
        assertThat(code(response)).isEqualTo("store_unavailable");
    }

    @Test
    void explain_revokedToken_showsTheStep() {
        String id = fixture.signIn("u1");
        String token = fixture.browser.cookies().get("access_token");
        fixture.filter.sessions().end(id);

        Explanation explanation = fixture.filter.explain(token, "GET", "/a");

        assertThat(explanation.steps()).last().satisfies(step -> {
            assertThat(step.passed()).isFalse();
            assertThat(step.name()).isEqualTo("revocation");
        });
    }

    @Test
    void providersToken_ofAUserWhoWasSignedOutEverywhere_isRevoked() throws Exception {
        try (TestIssuer issuer = TestIssuer.start()) {
            AuthFilter filter = RefusedRequest.standard(issuer)
                    .sessions(sessions -> sessions.key(SessionKeyTest.KEY_SET))
                    .build();
            String token = issuer.token().subject("u1").sign();
            assertThat(fixture.send(filter, RefusedRequest.bearer(token)).getStatus())
                    .isEqualTo(200);

            filter.sessions().revokeAll("u1");

            assertThat(code(fixture.send(filter, RefusedRequest.bearer(token)))).isEqualTo("token_revoked");
            filter.destroy();
        }
    }

    @Test
    void oneTimeToken_worksOnceForItsPurpose() {
        Sessions sessions = fixture.filter.sessions();
        String token = sessions.issueOneTime("password_reset", "u1", Map.of("email", "u1@mail.test"))
                .token();

        assertThat(sessions.consumeOneTime("email_verify", token)).isInstanceOf(Verification.Rejected.class);
        assertThat(sessions.consumeOneTime("password_reset", token)
                        .orElseThrow()
                        .subject())
                .isEqualTo(Optional.of("u1"));
        assertThat(sessions.consumeOneTime("password_reset", token)).isInstanceOf(Verification.Rejected.class);
        fixture.clock.advance(Duration.ofHours(1));
        assertThat(sessions.consumeOneTime(
                        "password_reset",
                        sessions.issueOneTime("password_reset", "u1", Map.of()).token()))
                .isInstanceOf(Verification.Verified.class);
    }
}
