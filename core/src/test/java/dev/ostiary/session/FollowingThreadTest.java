package dev.ostiary.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.KeyRing;
import dev.ostiary.key.Keys;
import dev.ostiary.store.InMemoryTokenStateStore;
import dev.ostiary.store.RevocationPage;
import dev.ostiary.store.TokenStateStore;
import dev.ostiary.verify.Verification;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The thread that follows a store: named, a daemon, gone when it is closed. */
class FollowingThreadTest {
    private final Fixture fixture = new Fixture();
    private final AtomicReference<Thread> follower = new AtomicReference<>();

    @Test
    void build_sessions_followTheStoreOnADaemonThatEnds() throws Exception {
        CountDownLatch looks = new CountDownLatch(3);
        SessionTokens sessions = SessionTokens.builder()
                .keys(KeyRing.of(Keys.generate(JwsAlgorithm.ES256)))
                .issuer("https://app.test")
                .audience("app")
                .store(counting(looks))
                .build();

        looks.await();
        assertThat(follower.get().isDaemon()).isTrue();
        assertThat(follower.get().getName()).isEqualTo("ostiary-revocations");
        sessions.close();
        follower.get().join();
    }

    @Test
    void build_storeThatAnswers_hasBeenLookedAtOnce() {
        CountDownLatch looks = new CountDownLatch(1);

        try (SessionTokens sessions = SessionTokens.builder()
                .keys(KeyRing.of(Keys.generate(JwsAlgorithm.ES256)))
                .issuer("https://app.test")
                .audience("app")
                .store(counting(looks))
                .clock(fixture.clock)
                .build()) {
            assertThat(looks.getCount()).isZero();
            assertThat(sessions.accessVerifier()
                            .build()
                            .verify(sessions.open("u1", Map.of(), "").access().token()))
                    .isInstanceOf(Verification.Verified.class);
        }
    }

    private TokenStateStore counting(CountDownLatch looks) {
        InMemoryTokenStateStore behind = new InMemoryTokenStateStore(10, fixture.clock);
        return (TokenStateStore) Proxy.newProxyInstance(
                TokenStateStore.class.getClassLoader(),
                new Class<?>[] {TokenStateStore.class},
                (proxy, method, args) -> {
                    Object answer = method.invoke(behind, args);
                    if (answer instanceof RevocationPage) {
                        follower.set(Thread.currentThread());
                        looks.countDown();
                    }
                    return answer;
                });
    }
}
