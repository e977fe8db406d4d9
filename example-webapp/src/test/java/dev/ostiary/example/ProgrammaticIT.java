package dev.ostiary.example;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The embedded Jetty with the filter registered in Java. */
class ProgrammaticIT implements PagesContract, TourContract, SignInContract, ApiContract {
    private static EmbeddedJetty jetty;

    @BeforeAll
    static void start() throws IOException {
        TestTokens.shareSecret();
        jetty = EmbeddedJetty.start(StartOptions.parse(List.of("--port=0", "--programmatic")));
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
