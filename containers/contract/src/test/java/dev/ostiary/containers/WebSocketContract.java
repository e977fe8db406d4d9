package dev.ostiary.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the endpoint of a WebSocket learns of whoever opens it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WebSocketContract {
    static final String PROTECTED = "/socket";
    static final String PUBLIC = "/public/socket";

    private static final TestTokens VALID = TestTokens.valid();

    private RunningApplication application;

    /** An endpoint that tells as {@link HandshakeHeaders} says at {@link #PROTECTED} and {@link #PUBLIC}, behind the filter. */
    abstract RunningApplication start(WebApplication guarded) throws Exception;

    @BeforeAll
    void start() throws Exception {
        application = start(WebApplication.with(Applications.standard()));
    }

    @AfterAll
    void stop() throws Exception {
        application.close();
    }

    private RawHttp.Answer handshake(String target, String... headers) throws Exception {
        String[] lines = Stream.concat(
                        Stream.of(
                                "Connection: Upgrade",
                                "Upgrade: websocket",
                                "Sec-WebSocket-Version: 13",
                                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="),
                        Stream.of(headers))
                .toArray(String[]::new);
        return application.get(target, lines);
    }

    @Test
    void handshakeWithoutAToken_neverReachesTheEndpoint() throws Exception {
        RawHttp.Answer answer = handshake(PROTECTED);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header(HandshakeHeaders.USER)).isEmpty();
    }

    @Test
    void handshakeWithAToken_showsTheUser() throws Exception {
        RawHttp.Answer answer = handshake(PROTECTED, VALID.bearer());

        assertThat(answer.status()).isEqualTo(101);
        assertThat(answer.header(HandshakeHeaders.USER)).contains("u1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-User-Id: forged", "x_user_id: forged", "X-User-Role: forged"})
    void identityHeaderOfTheClient_neverReachesTheEndpoint(String header) throws Exception {
        RawHttp.Answer signedIn = handshake(PROTECTED, VALID.bearer(), header);
        RawHttp.Answer anonymous = handshake(PUBLIC, header);

        assertThat(signedIn.header(HandshakeHeaders.IDENTITY).orElseThrow())
                .contains("asked=[u1]")
                .doesNotContain("forged");
        assertThat(anonymous.status()).isEqualTo(101);
        assertThat(anonymous.header(HandshakeHeaders.USER)).contains("nobody");
        assertThat(anonymous.header(HandshakeHeaders.IDENTITY).orElseThrow()).doesNotContain("forged");
    }
}
