package dev.ostiary.containers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.testkit.BadToken;
import dev.ostiary.testkit.BadTokens;
import dev.ostiary.testkit.TestIssuer;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each of the testkit's hostile tokens, sent to a real container. */
abstract class BadTokensContract {
    private static TestIssuer issuer;
    private static WebApplication guarded;

    private final RunningApplication application;

    BadTokensContract(SharedApplications applications) throws Exception {
        this.application = applications.running(guarded);
    }

    @BeforeAll
    static void start() {
        issuer = TestIssuer.start();
        guarded = WebApplication.with(Map.of("issuer", issuer.issuer(), "audience", issuer.audience()));
    }

    @AfterAll
    static void stop() {
        issuer.close();
    }

    static Stream<BadToken> tokens() {
        return BadTokens.of(issuer).stream().filter(BadToken::fitsHeader);
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void request_withBadToken_isRefusedForItsReason(BadToken token) throws Exception {
        RawHttp.Answer answer = application.get("/api/x", "Authorization: Bearer " + token.token());

        assertThat(answer.code()).isEqualTo(token.codeInHeader());
        assertThat(answer.status()).isEqualTo(token.codeInHeader().equals("malformed_authorization") ? 400 : 401);
        assertThat(answer.applicationRan()).isFalse();
    }

    @Test
    void request_withGoodTwin_reachesTheApplication() throws Exception {
        RawHttp.Answer answer = application.get("/api/x", "Authorization: Bearer " + BadTokens.goodTwin(issuer));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("principal=u1");
    }
}
