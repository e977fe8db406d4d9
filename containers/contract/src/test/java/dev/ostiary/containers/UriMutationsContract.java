package dev.ostiary.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** No spelling of a URI leads to a servlet that is not public, also where the container is told to let all of them in. */
abstract class UriMutationsContract {
    private static final int REQUESTS = 2_500;

    private static final TestTokens USER = TestTokens.valid().claim("roles", List.of("clerk"));

    private static final Map<String, String> SETTINGS = Applications.standardWith("public-paths", "/, /open/**");

    private static final Map<String, String> RULES = Map.of(
            "public-paths", "/, /open/**",
            "rules", "/admin/** = role(admin)\nservlet:reports = role(admin)");

    private final SharedApplications applications;

    UriMutationsContract(SharedApplications applications) {
        this.applications = applications;
    }

    static Stream<Arguments> containers() {
        return Stream.of(
                Arguments.of(false, "", 1L),
                Arguments.of(false, "/shop", 2L),
                Arguments.of(true, "", 3L),
                Arguments.of(true, "/shop", 4L));
    }

    @ParameterizedTest
    @MethodSource("containers")
    void mutatedUri_withoutAToken_neverReachesTheAdminServlet(boolean lenient, String contextPath, long seed)
            throws Exception {
        RecordingServlet admin = new RecordingServlet();
        RecordingServlet open = new RecordingServlet();
        FaultRecorder faults = new FaultRecorder();
        WebApplication guarded = application(lenient, contextPath, admin, open)
                .guardedBy(Guard.of(faults).named("faults"), Guard.of(SETTINGS));

        try (RunningApplication application = applications.start(guarded)) {
            SortedMap<Integer, List<String>> targetsByStatus = new ManyRequests(application.port())
                    .get(UriMutations.of(seed, contextPath).limit(REQUESTS));

            assertThat(admin.reached()).isEmpty();
            assertThat(open.reached()).hasSizeGreaterThan(20);
            assertThat(targetsByStatus).containsKeys(200, 400, 401);
            assertThat(faults.faults()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("containers")
    void mutatedUri_ofAUserWhoIsNoAdmin_neverReachesTheAdminServlet(boolean lenient, String contextPath, long seed)
            throws Exception {
        RecordingServlet admin = new RecordingServlet();
        Map<String, String> settings = Applications.standard();
        settings.putAll(RULES);
        WebApplication guarded =
                application(lenient, contextPath, admin, new RecordingServlet()).guardedBy(Guard.of(settings));

        try (RunningApplication application = applications.start(guarded)) {
            SortedMap<Integer, List<String>> targetsByStatus = new ManyRequests(application.port())
                    .get(UriMutations.of(seed + 10, contextPath).limit(REQUESTS), USER.bearer());

            assertThat(admin.reached()).isEmpty();
            assertThat(targetsByStatus).containsKeys(200, 400, 403);
        }
    }

    /** What the tests above are worth: many of those URIs do lead there. */
    @ParameterizedTest
    @MethodSource("containers")
    void mutatedUri_withoutTheFilter_reachesTheAdminServlet(boolean lenient, String contextPath, long seed)
            throws Exception {
        RecordingServlet admin = new RecordingServlet();
        WebApplication unguarded =
                application(lenient, contextPath, admin, new RecordingServlet()).guardedBy();

        try (RunningApplication application = applications.start(unguarded)) {
            new ManyRequests(application.port())
                    .get(UriMutations.of(seed, contextPath).limit(1_000));

            assertThat(admin.reached()).hasSizeGreaterThan(20);
        }
    }

    private static WebApplication application(
            boolean lenient, String contextPath, RecordingServlet admin, RecordingServlet open) {
        WebApplication application = WebApplication.with(SETTINGS)
                .at(contextPath)
                .serving(
                        new Service("admin", admin, "/admin/*"),
                        new Service("reports", admin, "*.do"),
                        new Service("open", open, "/open/*"),
                        new Service("rest", new ProbeServlet(), "/"));
        return lenient ? application.inALenientContainer() : application;
    }
}
