package dev.ostiary.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The access log of a container names the filter's user, by the pattern that the page about frameworks has for it. */
abstract class AccessLogContract {
    private static final String SECRET_PROPERTY = "JWT_SECRET";
    private static final TestTokens VALID =
            TestTokens.valid().claim("iss", "https://example.test").claim("aud", "example");

    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final String container;

    AccessLogContract(String container) {
        this.container = container;
    }

    /** The guide's application. */
    abstract RunningApplication start(String pattern, Consumer<String> log) throws Exception;

    @BeforeEach
    void setSecret() {
        System.setProperty(SECRET_PROPERTY, TestTokens.TEST_SECRET);
    }

    @AfterEach
    void clearSecret() {
        System.clearProperty(SECRET_PROPERTY);
    }

    /** What the log says of one request. */
    private String line(String target, String... headerLines) throws Exception {
        try (RunningApplication application = start(Guide.accessLogPattern(container), lines::add)) {
            application.get(target, headerLines);
            return String.valueOf(lines.poll(10, TimeUnit.SECONDS));
        }
    }

    @Test
    void user_isNamed() throws Exception {
        assertThat(line("/api/x", VALID.bearer())).contains("- u1 [").contains("] \"GET /api/x HTTP/1.1\" 200 ");
    }

    @Test
    void user_whoIsAnsweredAsynchronously_isNamed() throws Exception {
        assertThat(line("/async-code", VALID.bearer()))
                .contains("- u1 [")
                .contains("] \"GET /async-code HTTP/1.1\" 200 ");
    }

    @Test
    void nobody_isADash() throws Exception {
        assertThat(line("/")).contains("- - [").contains("] \"GET / HTTP/1.1\" 200 ");
    }

    @Test
    void userOfABadToken_isADash() throws Exception {
        assertThat(line("/api/x", VALID.claim("aud", "other").bearer()))
                .contains("- - [")
                .contains("] \"GET /api/x HTTP/1.1\" 401 ");
    }

    @Test
    void name_withBlanksQuotesAndLineBreaks_isOneField() throws Exception {
        assertThat(line("/api/x", VALID.claim("sub", "Zoë \"B\"\r\n-").bearer()))
                .contains("- Zo%C3%AB%20%22B%22%0D%0A- [")
                .contains("] \"GET /api/x HTTP/1.1\" 200 ");
    }

    @Test
    void name_thatIsADash_isNotNobody() throws Exception {
        assertThat(line("/api/x", VALID.claim("sub", "-").bearer())).contains("- %2D [");
    }
}
