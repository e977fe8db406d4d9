package dev.ostiary.example;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** With an application of its own: signing somebody out everywhere revokes the tokens that other tests make in the same second. */
class SessionPagesIT implements SessionsContract, ApiKeysContract, PasswordContract {
    private static EmbeddedJetty jetty;

    @BeforeAll
    static void start() throws IOException {
        TestTokens.shareSecret();
        jetty = EmbeddedJetty.start(StartOptions.parse(List.of("--port=0")));
    }

    @AfterAll
    static void stop() {
        jetty.close();
    }

    @Override
    public Site site() {
        return new Site(jetty.address());
    }
}
