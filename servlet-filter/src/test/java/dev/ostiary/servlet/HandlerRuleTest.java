package dev.ostiary.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.servlet.event.AuthEvent;
import dev.ostiary.servlet.event.AuthOutcome;
import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.FakeResponse;
import dev.ostiary.testkit.TestIssuer;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a framework's handler requires, held against requests that the filter has let in. */
class HandlerRuleTest {
    private static TestIssuer issuer;

    private final List<AuthEvent> events = new ArrayList<>();
    private final List<Optional<String>> users = new ArrayList<>();

    @RolesAllowed("admin")
    private static final class OfAdmins {}

    @RolesAllowed({"clerk", "admin"})
    private static final class OfClerks {}

    @RolesAllowed("**")
    private static final class OfAnybody {}

    @RolesAllowed({})
    private static final class OfNobody {}

    @PermitAll
    private static final class Permitted {}

    @DenyAll
    private static final class Denied {}

    @RolesAllowed("admin")
    @DenyAll
    private static final class Both {}

    @Deprecated
    private static final class Unsaid {}

    @BeforeAll
    static void start() {
        issuer = TestIssuer.start();
    }

    @AfterAll
    static void stop() {
        issuer.close();
    }

    private static Optional<HandlerRule> of(Class<?> handler) {
        return HandlerRule.of(List.of(handler.getAnnotations()));
    }

    private AuthFilterBuilder filter() {
        return AuthFilter.builder()
                .issuer(issuer.issuer())
                .audience(issuer.audience())
                .rules("/open/** = public", "/maybe/** = optional")
                .eventListener(events::add);
    }

    private FakeResponse send(AuthFilterBuilder settings, Class<?> handler, FakeRequest request) throws Exception {
        AuthFilter filter = settings.build();
        FakeResponse response = new FakeResponse();
        filter.doFilter(request, response, (seen, answer) -> {
            HttpServletRequest shown = (HttpServletRequest) seen;
            if (of(handler).orElseThrow().admits(shown, (HttpServletResponse) answer)) {
                users.add(Optional.ofNullable(shown.getRemoteUser()));
            }
        });
        filter.destroy();
        return response;
    }

    private static FakeRequest asClerk(String path) {
        return FakeRequest.get(path)
                .header(
                        "Authorization",
                        "Bearer " + issuer.token().subject("u1").roles("clerk").sign());
    }

    @Test
    void of_annotations_areTheStrictest() {
        assertThat(of(OfClerks.class)).hasToString("Optional[role(clerk, admin)]");
        assertThat(of(OfNobody.class)).hasToString("Optional[deny]");
        assertThat(of(Both.class)).hasToString("Optional[deny]").isEqualTo(of(Denied.class));
        assertThat(of(Unsaid.class)).isEmpty();
        assertThat(HandlerRule.of(List.<Annotation>of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"OfClerks", "OfAnybody", "Permitted"})
    void admits_whoMay_seesTheHandler(String handler) throws Exception {
        FakeResponse response = send(filter(), named(handler), asClerk("/api/a"));

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(users).containsExactly(Optional.of("u1"));
        assertThat(events).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"OfAdmins, role_missing", "OfNobody, denied", "Denied, denied", "Both, denied"})
    void admits_whoMayNot_isAnswered403AsTheFilterDoes(String handler, String code) throws Exception {
        FakeResponse response = send(filter(), named(handler), asClerk("/api/a"));

        assertThat(response.getStatus()).isEqualTo(403);
        assertThat(response.body()).contains("\"code\":\"" + code + "\"");
        assertThat(response.getHeaders("Cache-Control")).containsExactly("no-store");
        assertThat(users).isEmpty();
    }

    @Test
    void admits_refusal_isAnEventOfItsOwn() throws Exception {
        send(filter(), OfAdmins.class, asClerk("/api/a"));

        assertThat(events.get(1).series().outcome()).isEqualTo(AuthOutcome.REFUSED);
        assertThat(events.get(1).series().rule()).isEqualTo("handler-annotation");
        assertThat(events).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"/open/a", "/maybe/a"})
    void admits_nobodyWhereSomebodyIsAskedFor_is401(String path) throws Exception {
        FakeResponse response = send(filter(), OfClerks.class, FakeRequest.get(path));

        assertThat(response.getStatus()).isEqualTo(401);
        assertThat(response.body()).contains("\"code\":\"missing_token\"");
        assertThat(response.getHeaders("WWW-Authenticate")).containsExactly("Bearer realm=\"ostiary\"");
        assertThat(users).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/open/a", "/maybe/a"})
    void admits_tokenOnAPublicPath_isLookedAt(String path) throws Exception {
        FakeResponse response = send(filter(), OfClerks.class, asClerk(path));

        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(users).containsExactly(Optional.of("u1"));
    }

    @Test
    void admits_badTokenOnAPublicPath_isRefused() throws Exception {
        FakeRequest forged = FakeRequest.get("/open/a").header("Authorization", "Bearer a.b.c");

        assertThat(send(filter(), OfClerks.class, forged).body()).contains("\"code\":\"malformed_token\"");
        assertThat(users).isEmpty();
    }

    @Test
    void admits_permitAll_asksForNobody() throws Exception {
        assertThat(send(filter(), Permitted.class, FakeRequest.get("/open/a")).getStatus())
                .isEqualTo(200);
        assertThat(users).containsExactly(Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({"OfAdmins", "Denied"})
    void admits_reportOnly_refusesNothingAndTellsIt(String handler) throws Exception {
        AuthFilterBuilder reporting = filter().set("enforcement", "report-only");

        assertThat(send(reporting, named(handler), FakeRequest.get("/open/a")).getStatus())
                .isEqualTo(200);
        assertThat(users).hasSize(1);
        assertThat(events.get(1).series().outcome()).isEqualTo(AuthOutcome.WOULD_BE_REFUSED);
    }

    @Test
    void admits_requestThatPassedAnotherWay_isAMistake() {
        HandlerRule rule = of(OfClerks.class).orElseThrow();

        assertThatThrownBy(() -> rule.admits(FakeRequest.get("/api/a"), new FakeResponse()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("has passed no AuthFilter");
    }

    @Test
    void isGuarded_request_isWhetherAFilterHasPassedItOn() throws Exception {
        AuthFilter filter = filter().build();
        List<Boolean> guarded = new ArrayList<>();

        filter.doFilter(
                FakeRequest.get("/open/a"),
                new FakeResponse(),
                (seen, answer) -> guarded.add(HandlerRule.isGuarded((HttpServletRequest) seen)));
        filter.destroy();

        assertThat(guarded).containsExactly(true);
        assertThat(HandlerRule.isGuarded(FakeRequest.get("/open/a"))).isFalse();
    }

    private static Class<?> named(String handler) throws ClassNotFoundException {
        return Class.forName(HandlerRuleTest.class.getName() + "$" + handler);
    }
}
