package dev.ostiary.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.event.AuthEvent;
import dev.ostiary.servlet.event.AuthOutcome;
import dev.ostiary.servlet.event.Reporter;
import dev.ostiary.servlet.rule.Enforcement;
import dev.ostiary.servlet.testing.CapturedLog;
import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.FakeResponse;
import dev.ostiary.testkit.TestIssuer;
import dev.ostiary.testkit.TestToken;
import dev.ostiary.verify.RejectionReason;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** With {@code enforcement=report-only} nothing is refused, and everything that should be is told. */
class ReportOnlyTest {
    /** Which rule such a request falls under is not known. */
    private static final Set<RejectionReason> ALWAYS_REFUSED =
            Set.of(RejectionReason.AMBIGUOUS_URI, RejectionReason.MALFORMED_METHOD);

    private static TestIssuer issuer;
    private static TestToken good;

    private final List<AuthEvent> events = new ArrayList<>();
    /** The users whom the application has seen. */
    private final List<Optional<String>> users = new ArrayList<>();

    @BeforeAll
    static void start() {
        issuer = TestIssuer.start();
        good = issuer.token().subject("u1").roles("clerk");
    }

    @AfterAll
    static void stop() {
        issuer.close();
    }

    private FakeResponse send(AuthFilterBuilder settings, FakeRequest request) throws Exception {
        return send(settings.eventListener(events::add).build(), request);
    }

    private FakeResponse send(AuthFilter filter, FakeRequest request) throws Exception {
        FakeResponse response = new FakeResponse();
        filter.doFilter(
                request,
                response,
                (seen, answer) -> users.add(Optional.ofNullable(((HttpServletRequest) seen).getRemoteUser())));
        return response;
    }

    private static AuthFilterBuilder reporting() {
        return RefusedRequest.standard(issuer).enforcement(Enforcement.REPORT_ONLY);
    }

    static Stream<RefusedRequest> refusable() {
        return RefusedRequest.all(issuer).filter(row -> !ALWAYS_REFUSED.contains(row.reason()));
    }

    @ParameterizedTest
    @MethodSource("refusable")
    void request_thatShouldBeRefused_reachesTheApplicationAndIsReported(RefusedRequest row) throws Exception {
        FakeResponse response = send(
                row.filter(issuer).enforcement(Enforcement.REPORT_ONLY),
                row.request().get());

        assertThat(users).hasSize(1);
        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getHeaderNames()).isEmpty();
        assertThat(events).singleElement().satisfies(event -> {
            assertThat(event.outcome()).isEqualTo(AuthOutcome.WOULD_BE_REFUSED);
            assertThat(event.reason()).contains(row.reason());
        });
    }

    @ParameterizedTest
    @MethodSource("refusable")
    void request_thatShouldBeRefused_isCountedAndLoggedWithItsCode(RefusedRequest row) throws Exception {
        AuthFilter filter =
                row.filter(issuer).enforcement(Enforcement.REPORT_ONLY).build();

        try (CapturedLog log = CapturedLog.of(Reporter.LOG_NAME)) {
            send(filter, row.request().get());

            assertThat(log.lines())
                    .singleElement()
                    .asString()
                    .startsWith("WARNING Would have been refused: code="
                            + row.reason().code() + " ");
            assertThat(filter.counts().of(AuthOutcome.WOULD_BE_REFUSED)).isEqualTo(1);
            assertThat(filter.counts().of(row.reason())).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("refusable")
    void request_onlyARuleIsAgainst_showsItsUserAndNoOtherDoes(RefusedRequest row) throws Exception {
        boolean goodToken = Stream.of("ROLE_MISSING", "SCOPE_MISSING", "CLAIM_MISMATCH", "STEP_UP_REQUIRED", "DENIED")
                .anyMatch(row.reason().name()::equals);

        send(
                row.filter(issuer).enforcement(Enforcement.REPORT_ONLY),
                row.request().get());

        assertThat(users).containsExactly(goodToken ? Optional.of("u1") : Optional.empty());
    }

    @ParameterizedTest
    @EnumSource(names = {"ENFORCE", "REPORT_ONLY"})
    void ambiguousUri_isRefusedAllTheSame(Enforcement mode) throws Exception {
        FakeResponse response = send(reporting().enforcement(mode), FakeRequest.get("/api/%2e%2e/x"));

        assertThat(users).isEmpty();
        assertThat(response.getStatus()).isEqualTo(400);
        assertThat(events.get(0).outcome()).isEqualTo(AuthOutcome.REFUSED);
    }

    @Test
    void goodRequest_isAdmittedAsEver() throws Exception {
        send(reporting(), RefusedRequest.bearer(good.sign()));

        assertThat(users).containsExactly(Optional.of("u1"));
        assertThat(events.get(0).outcome()).isEqualTo(AuthOutcome.ADMITTED);
    }

    @Test
    void clientsOwnIdentityHeaders_areRemovedAllTheSame() throws Exception {
        List<String> seen = new ArrayList<>();

        reporting()
                .build()
                .doFilter(
                        FakeRequest.get("/api/x").header("X-User-Id", "admin"),
                        new FakeResponse(),
                        (request, answer) -> seen.add(((HttpServletRequest) request).getHeader("X-User-Id")));

        assertThat(seen).hasSize(1).containsOnlyNulls();
    }

    @Test
    void oneRule_onlyReportsWhereItSpeaks() throws Exception {
        AuthFilter filter = RefusedRequest.standard(issuer)
                .rules("/new/** = role(owner) [report-only]", "/old/** = role(owner)")
                .build();

        FakeResponse reported =
                send(filter, FakeRequest.get("/new/x").header("Authorization", "Bearer " + good.sign()));
        FakeResponse refused = send(filter, FakeRequest.get("/old/x").header("Authorization", "Bearer " + good.sign()));

        assertThat(reported.getStatus()).isEqualTo(200);
        assertThat(refused.getStatus()).isEqualTo(403);
        assertThat(users).containsExactly(Optional.of("u1"));
    }

    @Test
    void oneRule_reportsAMissingTokenToo() throws Exception {
        send(RefusedRequest.standard(issuer).rules("/new/** = role(owner) [report-only]"), FakeRequest.get("/new/x"));

        assertThat(users).containsExactly(Optional.empty());
        assertThat(events.get(0).reason()).contains(RejectionReason.MISSING_TOKEN);
        assertThat(events.get(0).rule()).isEqualTo("/new/** = role(owner) [report-only]");
    }

    @Test
    void requestThatComesInAgain_isOnlyReportedToo() throws Exception {
        AuthFilter filter = reporting().rules("/internal = deny").build();
        FakeRequest first = RefusedRequest.bearer(good.sign());
        send(filter, first);

        send(filter, FakeRequest.get("/internal").attributesOf(first));

        assertThat(users).containsExactly(Optional.of("u1"), Optional.of("u1"));
        assertThat(filter.counts().of(RejectionReason.DENIED)).isEqualTo(1);
    }

    @Test
    void authenticate_calledByTheApplication_isAnsweredAllTheSame() throws Exception {
        FakeResponse response = new FakeResponse();

        reporting()
                .build()
                .doFilter(
                        FakeRequest.get("/public"),
                        response,
                        (seen, answer) -> ((HttpServletRequest) seen).authenticate(response));

        assertThat(response.getStatus()).isEqualTo(401);
    }

    @Test
    void start_isWarnedOfAtEachStart() {
        try (CapturedLog log = CapturedLog.of(AuthFilter.class.getName())) {
            reporting().rules("/new = deny [report-only]").build();

            assertThat(log.lines())
                    .anySatisfy(line -> assertThat(line).startsWith("WARNING enforcement=report-only: NO request"))
                    .anySatisfy(line -> assertThat(line)
                            .isEqualTo("WARNING the rule '/new = deny [report-only]' refuses no request, it only"
                                    + " reports"));
        }
    }

    @Test
    void methodInAnotherCase_isRefusedNevertheless() throws Exception {
        FakeResponse response = send(reporting().build(), FakeRequest.of("post", "/public"));

        assertThat(users).isEmpty();
        assertThat(response.getStatus()).isEqualTo(400);
    }
}
