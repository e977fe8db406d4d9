package dev.ostiary.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.servlet.config.ClaimsClasses;
import dev.ostiary.servlet.config.ConfigurationException;
import dev.ostiary.servlet.testing.CapturedLog;
import dev.ostiary.servlet.testing.FakeFilterConfig;
import dev.ostiary.session.SessionClaims;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is asked at each refresh: Java code, a class that is named, a service, or nobody. */
class ClaimsSourceTest {
    private static final String GOOD = ClaimsClasses.Good.class.getName();
    private static final String OTHER = ClaimsClasses.Other.class.getName();

    private final SessionFixture fixture = new SessionFixture();
    private final ClassLoader applications = Thread.currentThread().getContextClassLoader();

    @TempDir
    Path folder;

    @AfterEach
    void giveBack() {
        Thread.currentThread().setContextClassLoader(applications);
    }

    /** As if the application had such a file. */
    private void provide(String text) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.writeString(services.resolve(SessionClaims.class.getName()), text);
        Thread.currentThread()
                .setContextClassLoader(
                        new URLClassLoader(new URL[] {folder.toUri().toURL()}, applications));
    }

    private AuthFilterBuilder builder() {
        return fixture.builder().sessions(sessions -> sessions.store(fixture.store.store()));
    }

    private String rolesAfterRefresh(AuthFilter filter) throws Exception {
        fixture.signIn("u1", "clerk");
        fixture.clock.advance(SessionFixture.UNTIL_EXPIRED);
        fixture.send(filter, fixture.browser.page("GET", "/a"));
        return fixture.last().getHeader("X-User-Role");
    }

    @Test
    void classThatIsNamed_isAskedAtEachRefresh() throws Exception {
        assertThat(rolesAfterRefresh(builder().set("session-claims", GOOD).build()))
                .isEqualTo("from-class");
    }

    @Test
    void classThatTheBuilderNames_isAsked() throws Exception {
        AuthFilter filter = fixture.builder()
                .sessions(sessions -> sessions.store(fixture.store.store()).claims(GOOD))
                .build();

        assertThat(rolesAfterRefresh(filter)).isEqualTo("from-class");
    }

    @Test
    void service_isAsked() throws Exception {
        provide(GOOD);

        assertThat(rolesAfterRefresh(builder().build())).isEqualTo("from-class");
    }

    @Test
    void builder_comesBeforeTheService() throws Exception {
        provide(GOOD);

        assertThat(rolesAfterRefresh(fixture.builder().build())).isEqualTo("clerk");
    }

    @Test
    void classThatIsNamed_comesBeforeTheServices() throws Exception {
        provide(GOOD + "\n" + OTHER);

        assertThat(rolesAfterRefresh(builder().set("session-claims", OTHER).build()))
                .isEqualTo("from-class");
    }

    @Test
    void nobody_leavesWhatWasSaidAtSignIn() throws Exception {
        assertThat(rolesAfterRefresh(builder().build())).isEqualTo("clerk");
    }

    @Test
    void builderBesideTheSetting_isAContradiction() {
        AuthFilterBuilder builder = fixture.builder().set("session-claims", GOOD);

        assertThatThrownBy(builder::build)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("session-claims: is set, and the builder's claims(...) is called, too");
    }

    @Test
    void severalServices_areNamed() throws Exception {
        provide(GOOD + "\n" + OTHER);

        assertThatThrownBy(builder()::build)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("there are several providers")
                .hasMessageContaining(GOOD + ", " + OTHER);
    }

    @Test
    void serviceThatCannotBeUsed_isAProblem() throws Exception {
        provide("com.example.Absent");

        assertThatThrownBy(builder()::build)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("com.example.Absent");
    }

    @Test
    void constructorThatThrows_isNamedByTheClassOfWhatItThrows() throws Exception {
        String failing = ClaimsClasses.Failing.class.getName();

        assertThatThrownBy(builder().set("session-claims", failing)::build)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(
                        "session-claims: the constructor of " + failing + " throws java.lang.IllegalStateException")
                .hasMessageNotContaining("pl4nt3d");
        provide(failing);
        assertThatThrownBy(builder()::build)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("cannot be used: java.lang.IllegalStateException")
                .hasMessageNotContaining("pl4nt3d");
    }

    private static List<String> startOf(AuthFilter filter) throws Exception {
        try (CapturedLog log = CapturedLog.of(AuthFilter.class.getName())) {
            filter.init(FakeFilterConfig.of(Map.of()));
            return log.lines();
        }
    }

    @Test
    void start_nobodyToAsk_saysThatRolesNeverChange() throws Exception {
        assertThat(startOf(builder().build()))
                .filteredOn(line -> line.contains("never changes until the session ends"))
                .singleElement()
                .asString()
                .startsWith("INFO")
                .contains("session-claims");
    }

    @Test
    void start_somebodyToAsk_saysNothingOfIt() throws Exception {
        assertThat(startOf(builder().set("session-claims", GOOD).build()))
                .isNotEmpty()
                .noneMatch(line -> line.contains("never changes"));
        assertThat(startOf(fixture.builder().build())).noneMatch(line -> line.contains("never changes"));
        assertThat(startOf(AuthFilter.builder()
                        .secret(SessionFixture.TEST_SECRET)
                        .issuer("https://app.test")
                        .audience("app")
                        .build()))
                .noneMatch(line -> line.contains("never changes"));
        provide(GOOD);
        assertThat(startOf(builder().build()))
                .noneMatch(line -> line.contains("never changes"))
                .anyMatch(line -> line.contains("session-claims = " + GOOD));
    }
}
