package dev.ostiary.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.key.JwsAlgorithm;
import dev.ostiary.key.KeyRing;
import dev.ostiary.key.Keys;
import dev.ostiary.store.InMemoryTokenStateStore;
import dev.ostiary.store.RevocationPage;
import dev.ostiary.store.TokenStateStore;
import java.lang.reflect.Proxy;
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
