package dev.ostiary.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.key.JwksEvent;
import dev.ostiary.servlet.credential.Carrier;
import dev.ostiary.servlet.event.AuthEvent;
import dev.ostiary.servlet.event.AuthEventListener;
import dev.ostiary.servlet.event.AuthOutcome;
import dev.ostiary.servlet.event.KeySeries;
import dev.ostiary.servlet.event.Reporter;
import dev.ostiary.servlet.testing.CapturedLog;
import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.FakeResponse;
import dev.ostiary.testkit.TestIssuer;
import dev.ostiary.testkit.TestToken;
import dev.ostiary.verify.RejectionReason;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each decision is one event, one count and, where something is refused, one line in the log. */
class AuthFilterEventsTest {
    private static TestIssuer issuer;
    private static TestToken good;

    private final List<AuthEvent> events = new ArrayList<>();

    @BeforeAll
    static void start() {
        issuer = TestIssuer.start();
        good = issuer.token().subject("u1").roles("clerk");
    }

    @AfterAll
    static void stop() {
        issuer.close();
    }

    private AuthFilter filter(String... rules) {
        return RefusedRequest.standard(issuer)
                .rules(rules)
                .eventListener(events::add)
                .build();
    }

    private static FakeResponse send(AuthFilter filter, FakeRequest request) throws Exception {
        FakeResponse response = new FakeResponse();
        filter.doFilter(request, response, (seen, answer) -> {});
        return response;
    }

    private static void sendTimes(int times, AuthFilter filter) throws Exception {
        for (int i = 0; i < times; i++) {
            send(filter, FakeRequest.get("/api/x"));
        }
    }

    private AuthEvent sent(AuthFilter filter, FakeRequest request) throws Exception {
        send(filter, request);
        return events.get(events.size() - 1);
    }

    @Test
    void admission_isAnEventWithRuleIssuerAndCarrier() throws Exception {
        AuthEvent event = sent(filter("/api/** = role(clerk)"), RefusedRequest.bearer(good.sign()));

        assertThat(event)
                .isEqualTo(new AuthEvent(
                        AuthOutcome.ADMITTED,
                        Optional.empty(),
                        "/api/** = role(clerk)",
                        Optional.of(issuer.issuer()),
                        "GET",
                        "/api/x",
                        Optional.of(Carrier.HEADER),
                        Optional.empty()));
    }

    static Stream<RefusedRequest> refused() {
        return RefusedRequest.all(issuer);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusal_ofAnyReason_isOneEventAndOneCountWithThatReason(RefusedRequest row) throws Exception {
        AuthFilter filter = row.filter(issuer).eventListener(events::add).build();

        send(filter, row.request().get());

        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.outcome()).isEqualTo(AuthOutcome.REFUSED);
            assertThat(event.reason()).contains(row.reason());
            assertThat(event.supportId()).isPresent();
        });
        assertThat(filter.counts().of(row.reason())).isEqualTo(1);
        assertThat(filter.counts().of(AuthOutcome.REFUSED)).isEqualTo(1);
    }

    @Test
    void refused_leavesNoReasonOut() {
        // No request brings it about, but a filter that could not start: see AuthFilterMisconfiguredTest.
        Set<RejectionReason> ofRequests = EnumSet.complementOf(EnumSet.of(RejectionReason.MISCONFIGURED));
        // One request alone cannot: see SignInReasonsTest.
        ofRequests.removeAll(EnumSet.range(RejectionReason.MALFORMED_CALLBACK, RejectionReason.STEP_UP_FAILED));
        ofRequests.remove(RejectionReason.PROVIDER_UNAVAILABLE);

        assertThat(refused().map(RefusedRequest::reason)).containsExactlyInAnyOrderElementsOf(ofRequests);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusal_ofAnyReason_isOneLogLineWithCodeRemedyAndTheSupportIdOfTheAnswer(RefusedRequest row) throws Exception {
        AuthFilter filter = row.filter(issuer).build();

        try (CapturedLog log = CapturedLog.of(Reporter.LOG_NAME)) {
            FakeRequest request = row.request().get();
            FakeResponse response = send(filter, request);

            Object id = request.getAttribute(AuthFilter.SUPPORT_ID_ATTRIBUTE);
            assertThat(response.body()).contains("\"support_id\":\"" + id + "\"");
            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .contains(
                            "code=" + row.reason().code() + " ",
                            " support_id=" + id + ".",
                            row.reason().remedy());
        }
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusal_ofAnyReason_showsNothingOfTheTokenInLogEventOrCount(RefusedRequest row) throws Exception {
        AuthFilter filter = row.filter(issuer).eventListener(events::add).build();

        try (CapturedLog log = CapturedLog.of(Reporter.LOG_NAME)) {
            FakeRequest request = row.request().get();
            send(filter, request);

            String shown = log.lines() + " " + events + " " + filter.counts();
            assertThat(shown).doesNotContain("eyJ", "other.test", "u1", "clerk", "read");
        }
    }

    @Test
    void issuer_isTheConfiguredOneOfARejectedTokenToo() throws Exception {
        assertThat(sent(filter(), RefusedRequest.bearer(good.expired().sign())).issuer())
                .contains(issuer.issuer());
        assertThat(sent(
                                filter(),
                                RefusedRequest.bearer(
                                        good.issuer("https://evil.test").sign()))
                        .issuer())
                .isEmpty();
    }

    @Test
    void rule_ofWhatNeedsNoUser_isNamed() throws Exception {
        AuthFilter filter = filter("/free = public");

        assertThat(sent(filter, FakeRequest.get("/public")).rule()).isEqualTo("public-paths");
        assertThat(sent(filter, FakeRequest.get("/sign-in")).rule()).isEqualTo("sign-in-page");
        assertThat(sent(filter, FakeRequest.get("/free")).rule()).isEqualTo("/free = public");
        assertThat(events).allMatch(event -> event.outcome() == AuthOutcome.ANONYMOUS);
    }

    @Test
    void rule_ofPreflightDefaultAndAmbiguousUri_isNamed() throws Exception {
        FakeRequest preflight = FakeRequest.of("OPTIONS", "/api/x")
                .header("Origin", "https://other.test")
                .header("Access-Control-Request-Method", "PUT");

        assertThat(sent(filter(), preflight).rule()).isEqualTo("preflight");
        assertThat(sent(filter(), FakeRequest.get("/api/x")).rule()).isEqualTo("default");
        assertThat(sent(filter(), FakeRequest.get("/api//x")).rule()).isEqualTo("uri");
    }

    @Test
    void optionalWithAStaleCookie_isAnonymousAndNoRefusal() throws Exception {
        AuthEvent event = sent(
                filter("/api/x = optional"),
                FakeRequest.get("/api/x").cookie("access_token", good.expired().sign()));

        assertThat(event.outcome()).isEqualTo(AuthOutcome.ANONYMOUS);
        assertThat(event.reason()).isEmpty();
        assertThat(event.carrier()).contains(Carrier.COOKIE);
    }

    @ParameterizedTest
    @EnumSource(names = {"FORWARD", "INCLUDE", "ASYNC", "ERROR"})
    void laterDispatch_isNoSecondEvent(DispatcherType type) throws Exception {
        AuthFilter filter = filter();
        FakeRequest request = RefusedRequest.bearer(good.sign());
        send(filter, request);

        send(filter, request.dispatchedAs(type));

        assertThat(events).hasSize(1);
        assertThat(filter.counts().of(AuthOutcome.ADMITTED)).isEqualTo(1);
    }

    @Test
    void requestThatComesInAgain_isASecondEventOnlyIfRefused() throws Exception {
        AuthFilter filter = filter("/internal = deny");
        FakeRequest first = RefusedRequest.bearer(good.sign());
        send(filter, first);

        send(filter, FakeRequest.get("/api/y").attributesOf(first));
        send(filter, FakeRequest.get("/internal").attributesOf(first));

        assertThat(events.stream().map(AuthEvent::outcome)).containsExactly(AuthOutcome.ADMITTED, AuthOutcome.REFUSED);
    }

    @Test
    void authenticate_onAPublicPathInVain_isReportedAsSuch() throws Exception {
        FakeResponse response = new FakeResponse();

        filter().doFilter(
                        FakeRequest.get("/public"),
                        response,
                        (seen, answer) -> ((HttpServletRequest) seen).authenticate(response));

        assertThat(events.stream().map(AuthEvent::rule)).containsExactly("public-paths", "authenticate");
        assertThat(events.get(1).reason()).contains(RejectionReason.MISSING_TOKEN);
        assertThat(response.body()).contains(events.get(1).supportId().orElseThrow());
    }

    @Test
    void listenerThatThrows_hurtsNoRequest() throws Exception {
        AuthFilter filter = RefusedRequest.standard(issuer)
                .eventListener(event -> {
                    throw new IllegalStateException("planted");
                })
                .build();

        assertThat(send(filter, RefusedRequest.bearer(good.sign())).getStatus()).isEqualTo(200);
        assertThat(send(filter, FakeRequest.get("/api/x")).getStatus()).isEqualTo(401);
    }

    @Test
    void path_withSecretsInIt_isMadeHarmless() throws Exception {
        AuthEvent event =
                sent(filter(), FakeRequest.get("/api/" + good.sign() + "/a;jsessionid=planted?token=planted"));

        assertThat(event.path()).isEqualTo("/api/eyJ*/a;*");
    }

    @Test
    void fetchedKeys_areCountedAndToldByIssuer() throws Exception {
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        AuthFilter filter = AuthFilter.builder()
                .jwksUri(issuer.jwksUri())
                .issuer(issuer.issuer())
                .audience(issuer.audience())
                .eventListener(new KeysHeard(told))
                .build();

        assertThat(send(filter, RefusedRequest.bearer(good.sign())).getStatus()).isEqualTo(200);

        assertThat(told.poll(5, TimeUnit.SECONDS)).isEqualTo(issuer.issuer());
        assertThat(filter.counts().keyRefreshes()).containsEntry(new KeySeries(issuer.issuer(), Optional.empty()), 1L);
        filter.destroy();
    }

    private record KeysHeard(BlockingQueue<String> told) implements AuthEventListener {
        @Override
        public void on(AuthEvent event) {}

        @Override
        public void onKeys(String name, JwksEvent event) {
            told.add(name);
        }
    }

    @Test
    void counts_afterDestroy_areEmpty() throws Exception {
        AuthFilter filter = filter();
        send(filter, FakeRequest.get("/api/x"));

        filter.destroy();

        assertThat(filter.counts().requests()).isEmpty();
        assertThatThrownBy(() -> filter.explain(null, "GET", "/")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void destroy_afterAFlood_tellsTheLogWhatItHeldBack() throws Exception {
        AuthFilter filter = filter();

        try (CapturedLog log = CapturedLog.of(Reporter.LOG_NAME)) {
            sendTimes(200, filter);
            filter.destroy();

            assertThat(log.lines())
                    .hasSizeLessThan(200)
                    .last()
                    .asString()
                    .contains("refusals with code=missing_token not logged");
        }
    }
}
