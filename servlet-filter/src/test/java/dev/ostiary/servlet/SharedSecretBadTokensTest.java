package dev.ostiary.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.explain.Explanation;
import dev.ostiary.testkit.BadToken;
import dev.ostiary.testkit.BadTokens;
import dev.ostiary.testkit.SharedSecret;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A filter with a secret refuses each bad token for the one reason that there is. */
class SharedSecretBadTokensTest {
    private static final String TEST_SECRET = "test-secret-0123456789-abcdefghijklmnopqrstuvwxyz";
    private static final SharedSecret BY = SharedSecret.of("https://example.test", "example", TEST_SECRET);
    private static final AuthFilter FILTER = AuthFilter.builder()
            .secret(TEST_SECRET)
            .issuer("https://example.test")
            .audience("example")
            .build();

    static Stream<BadToken> badTokens() {
        return BadTokens.of(BY).stream().filter(BadToken::fitsHeader);
    }

    @ParameterizedTest
    @MethodSource("badTokens")
    void badToken_isRefusedForItsReason(BadToken token) {
        assertThat(code(token.token())).isEqualTo(token.codeInHeader());
    }

    @Test
    void goodTwin_isAdmitted() {
        assertThat(FILTER.explain(BadTokens.goodTwin(BY), "GET", "/api/me")
                        .outcome()
                        .code())
                .isEqualTo("admitted");
    }

    private static String code(String token) {
        Explanation explanation = FILTER.explain(token, "GET", "/api/me");
        return explanation.reason().orElseThrow().code();
    }
}
