package dev.ostiary.containers;

import dev.ostiary.testkit.BadTokens;
import dev.ostiary.testkit.TestIssuer;
import dev.ostiary.testkit.TokenAnswer;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The testkit against an application with a preset, as its user would write it: keys by discovery, and answers with their code. */
class TestkitPresetIT {
    private static TestIssuer issuer;
    private static RunningApplication application;

    @BeforeAll
    static void start() throws Exception {
        issuer = TestIssuer.builder()
                .preset("keycloak")
                .path("/realms/shop")
                .claims(Map.of("tenant", "t1"))
                .start();
        application = new JettyEe10()
                .start(WebApplication.with(Map.of(
                        "preset", "keycloak",
                        "issuer", issuer.issuer(),
                        "audience", issuer.audience(),
                        "required-claims", "tenant",
                        "rules", "/api/** = role(user)")));
    }

    @AfterAll
    static void stop() throws Exception {
        application.close();
        issuer.close();
    }

    @TestFactory
    Stream<DynamicTest> hostileTokens() {
        return BadTokens.dynamicTestsOfAnswers(issuer, TestkitPresetIT::answerTo);
    }

    private static TokenAnswer answerTo(String token) throws Exception {
        RawHttp.Answer answer = application.get("/api/me", "Authorization: Bearer " + token);
        return new TokenAnswer(answer.status(), answer.body());
    }
}
