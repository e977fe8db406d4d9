package dev.ostiary.containers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.AuthFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/**
 * An endpoint for WebSockets is no servlet: a filter of the container answers handshakes, and whatever stands behind that filter
 * never hears of them.
 */
abstract class HandshakeOrderContract {
    private static final TestTokens VALID = TestTokens.valid();

    /**
     * An endpoint at {@code /socket} and {@link ProbeServlet} elsewhere.
     *
     * @param asTheGuideSays whether the filter is mapped as the guide does it where there are endpoints
     * @param coverage the setting of that name
     */
    abstract RunningApplication start(boolean asTheGuideSays, String coverage) throws Exception;

    @Test
    void handshake_mappedAsTheGuideSays_needsAToken() throws Exception {
        try (RunningApplication application = start(true, "log")) {
            assertThat(handshake(application).code()).isEqualTo("missing_token");
            assertThat(handshake(application, VALID.bearer()).status()).isEqualTo(101);
            assertThat(handshake(application, VALID.cookie(), "Origin: https://evil.test")
                            .code())
                    .isEqualTo("csrf_cross_site");
        }
    }

    @Test
    void mappedAsTheGuideSays_isNotWarnedOf() throws Exception {
        assertThat(warningsOfTwoRequests(true, "log")).isEmpty();
    }

    @Test
    void handshake_whereTheContainersFilterComesFirstAndCoverageIsOff_passesTheFilterByAndIsWarnedOf()
            throws Exception {
        try (RunningApplication application = start(false, "off")) {
            assertThat(handshake(application).status()).isEqualTo(101);
        }

        assertThat(warningsOfTwoRequests(false, "off")).hasSize(1);
    }

    static AuthFilter filter(String coverage) {
        return AuthFilter.builder()
                .secret(TestTokens.TEST_SECRET)
                .issuer(TestTokens.ISSUER)
                .audience(TestTokens.AUDIENCE)
                .set("coverage", coverage)
                .build();
    }

    static List<String> warningsOfTwoRequests(RunningApplication application, Warnings warnings) throws Exception {
        application.get("/x");
        application.get("/x");
        return warnings.texts().stream()
                .filter(text -> text.contains("WebSocket"))
                .toList();
    }

    static Warnings listening() {
        return new Warnings(Logger.getLogger("dev.ostiary.servlet.AuthFilter"));
    }

    private List<String> warningsOfTwoRequests(boolean asTheGuideSays, String coverage) throws Exception {
        try (Warnings warnings = listening();
                RunningApplication application = start(asTheGuideSays, coverage)) {
            return warningsOfTwoRequests(application, warnings);
        }
    }

    private static RawHttp.Answer handshake(RunningApplication application, String... headerLines) throws Exception {
        List<String> lines = new ArrayList<>(List.of(
                "Connection: Upgrade",
                "Upgrade: websocket",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                "Sec-WebSocket-Version: 13"));
        lines.addAll(List.of(headerLines));
        return application.get("/socket", lines.toArray(String[]::new));
    }
}
