package dev.ostiary.containers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.store.MovableClock;
import dev.ostiary.store.SessionState;
import dev.ostiary.store.TokenStateStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A refresh token that comes more than once; the test of a store says which keeps it. */
abstract class ParallelRefreshContract {
    private static final int REQUESTS = 50;
    private static final Duration GRACE = Duration.ofSeconds(10);

    final Container container;
    final MovableClock clock = new MovableClock();

    ParallelRefreshContract(Container container) {
        this.container = container;
    }

    /** Empty for each test, and the same again within it; closed by the contract. */
    abstract TokenStateStore store(InstantSource clock) throws Exception;

    final void advance(Duration duration) {
        clock.advance(duration);
    }

    /** Copies of one refresh token differ in when they were given, not in their {@code jti}. */
    private static String idOf(String token) {
        String claims = new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
        return claims.replaceAll(".*\"jti\":\"([^\"]+)\".*", "$1");
    }

    @Test
    void fiftyRefreshesWithOneToken_areOneRotationOneSessionAndFiftyAnswers() throws Exception {
        try (TokenStateStore store = store(clock);
                SessionNode node = SessionNode.start(container, clock, sessions -> sessions.store(store))) {
            CookieJar browser = node.signIn();
            SessionState first = store.sessionsOf("u1").get(0);
            List<CookieJar> tabs =
                    Stream.generate(browser::copy).limit(REQUESTS).toList();

            List<Integer> statuses =
                    Together.run(REQUESTS, i -> () -> node.refresh(tabs.get(i)).status(), () -> {});

            assertThat(statuses).hasSize(REQUESTS).containsOnly(204);
            assertThat(tabs)
                    .extracting(tab -> idOf(tab.cookies().get("refresh_token")))
                    .containsOnly(idOf(tabs.get(0).cookies().get("refresh_token")));
            assertThat(store.sessionsOf("u1"))
                    .singleElement()
                    .satisfies(session -> assertThat(session.currentToken()).isNotEqualTo(first.currentToken()));
            for (CookieJar tab : tabs) {
                assertThat(node.get(tab).status()).isEqualTo(200);
            }
            assertThat(node.refresh(tabs.get(REQUESTS - 1)).status()).isEqualTo(204);
        }
    }

    @Test
    void sameRefreshTokenAgain_afterTheGrace_isTheftAndEndsTheSession() throws Exception {
        try (TokenStateStore store = store(clock);
                SessionNode node = SessionNode.start(container, clock, sessions -> sessions.store(store))) {
            CookieJar owner = node.signIn();
            CookieJar thief = owner.copy();
            CookieJar other = node.signIn();
            node.refresh(owner);
            node.refresh(owner);
            advance(GRACE);

            RawHttp.Answer theft = node.refresh(thief);

            assertThat(theft.status()).isEqualTo(401);
            assertThat(theft.code()).isEqualTo("token_revoked");
            assertThat(node.get(owner).code()).isEqualTo("token_revoked");
            assertThat(node.refresh(owner).code()).isEqualTo("token_revoked");
            assertThat(node.get(other).status()).isEqualTo(200);
        }
    }
}
