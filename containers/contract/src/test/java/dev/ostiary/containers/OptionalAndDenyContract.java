package dev.ostiary.containers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.AuthFilter;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of a request that needs no user, and of one that is for nobody, whatever credential it carries. */
abstract class OptionalAndDenyContract {
    private static final TestTokens VALID = TestTokens.valid();
    private static final TestTokens EXPIRED = VALID.claim("exp", TestTokens.NOW.getEpochSecond() - 60);
    private static final TestTokens UNDECIDED = VALID.signedBy(Outage.KEY);
    private static final String NOBODY = "null";
    private static final String[] PREFLIGHT = {"Origin: https://x.test", "Access-Control-Request-Method: GET"};
    private static final String RULES = "/feed = optional\n/closed/** = deny";

    private static final WebApplication APPLICATION = WebApplication.with(Applications.standardWith("rules", RULES));
    private static final TestTokens OTHER_USER = VALID.claim("sub", "u2");
    private static final TestTokens FOREIGN = VALID.claim("iss", "https://neighbour.test");
    private static final WebApplication WITHOUT_KEYS = WebApplication.with(AuthFilter.builder()
            .keys(Outage.OF_KEYS)
            .issuer(TestTokens.ISSUER)
            .audience(TestTokens.AUDIENCE)
            .rules("/feed = optional")
            .build());

    private final SharedApplications applications;

    OptionalAndDenyContract(SharedApplications applications) {
        this.applications = applications;
    }

    /** What happens to the client's cookie. */
    enum Cookie {
        KEPT,
        CLEARED
    }

    /** A request and the user whom the application shows. */
    record Admitted(String credential, WebApplication application, String user, Cookie cookie, String... lines) {
        @Override
        public String toString() {
            return credential;
        }
    }

    static Stream<Admitted> admitted() {
        return Stream.of(
                new Admitted("none", APPLICATION, NOBODY, Cookie.KEPT, "X-User-Id: forged"),
                new Admitted("good header", APPLICATION, "u1", Cookie.KEPT, VALID.bearer()),
                new Admitted("good cookie", APPLICATION, "u1", Cookie.KEPT, VALID.cookie()),
                new Admitted(
                        "good header, bad cookie", APPLICATION, "u1", Cookie.KEPT, VALID.bearer(), EXPIRED.cookie()),
                new Admitted("expired cookie", APPLICATION, NOBODY, Cookie.CLEARED, EXPIRED.cookie()),
                new Admitted("another application's cookie", APPLICATION, NOBODY, Cookie.KEPT, FOREIGN.cookie()),
                new Admitted("garbage for a cookie", APPLICATION, NOBODY, Cookie.KEPT, "Cookie: access_token=abc"),
                new Admitted("another scheme", APPLICATION, NOBODY, Cookie.KEPT, "Authorization: Basic YTpi"),
                new Admitted("cookie without keys", WITHOUT_KEYS, NOBODY, Cookie.KEPT, UNDECIDED.cookie()),
                new Admitted("none without keys", WITHOUT_KEYS, NOBODY, Cookie.KEPT));
    }

    @ParameterizedTest
    @MethodSource("admitted")
    void optional_credentialThatIsMissingGoodOrAStaleCookie_isServed(Admitted row) throws Exception {
        RawHttp.Answer answer = applications.running(row.application()).get("/feed", row.lines());

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("principal=" + row.user()).doesNotContain("forged");
        assertThat(answer.headers("Set-Cookie"))
                .isEqualTo(Stream.of("access_token=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax")
                        .filter(cleared -> row.cookie() == Cookie.CLEARED)
                        .toList());
    }

    /** A request and why it is refused. */
    record Refused(
            String credential, WebApplication application, String request, int status, String code, String... lines) {
        @Override
        public String toString() {
            return request + ", " + credential;
        }

        Refused(String credential, String request, int status, String code, String... lines) {
            this(credential, APPLICATION, request, status, code, lines);
        }
    }

    static Stream<Refused> refused() {
        return Stream.of(
                new Refused("expired header", "GET /feed", 401, "token_expired", EXPIRED.bearer()),
                new Refused("expired header", "GET /feed", 401, "token_expired", EXPIRED.bearer(), VALID.cookie()),
                new Refused("forged header", "GET /feed", 401, "malformed_token", "Authorization: Bearer abc"),
                new Refused("malformed", "GET /feed", 400, "malformed_authorization", "Authorization: Bearer a b"),
                new Refused("two cookies", "GET /feed", 400, "multiple_tokens", VALID.cookie(), OTHER_USER.cookie()),
                new Refused("good cookie", "POST /feed", 403, "csrf_cross_site", VALID.cookie()),
                new Refused("no keys", WITHOUT_KEYS, "GET /feed", 503, "keys_unavailable", UNDECIDED.bearer()),
                new Refused("none", "GET /closed", 403, "denied"),
                new Refused("good header", "GET /closed/a", 403, "denied", VALID.bearer()),
                new Refused("good cookie", "POST /closed/a", 403, "denied", VALID.cookie()),
                new Refused("expired header", "GET /closed", 403, "denied", EXPIRED.bearer()),
                new Refused("two headers", "GET /closed", 403, "denied", VALID.bearer(), VALID.bearer()),
                new Refused("preflight", "OPTIONS /closed/a", 403, "denied", PREFLIGHT));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void request_withWhatIsMeantAndWrong_orForNobody_isRefused(Refused row) throws Exception {
        String[] methodAndTarget = row.request().split(" ");

        RawHttp.Answer answer =
                applications.running(row.application()).send(methodAndTarget[0], methodAndTarget[1], row.lines());

        assertThat(answer.status()).isEqualTo(row.status());
        assertThat(answer.code()).isEqualTo(row.code());
        assertThat(answer.header("WWW-Authenticate").isPresent()).isEqualTo(row.status() < 403);
        assertThat(answer.headers("Set-Cookie")).isEmpty();
        assertThat(answer.applicationRan()).isFalse();
    }
}
