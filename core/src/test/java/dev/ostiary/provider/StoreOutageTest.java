package dev.ostiary.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.key.KeyDerivation;
import dev.ostiary.provider.GrantOutcome.Unavailable;
import dev.ostiary.session.SessionSource;
import dev.ostiary.store.MovableClock;
import dev.ostiary.store.ProviderGrants;
import dev.ostiary.store.StoreUnavailableException;
import dev.ostiary.verify.RejectionReason;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** While the store is away nobody can tell, and no session ends by that. */
class StoreOutageTest {
    private static final Unavailable OUTAGE =
            new Unavailable(StoreUnavailableException.RETRY_AFTER, RejectionReason.STORE_UNAVAILABLE);

    private final CountDownLatch closed = new CountDownLatch(1);
    private final ProviderRefresh refresh = new ProviderRefresh(
            new GrantRefresh(
                    away(),
                    GrantSeal.of(List.of(KeyDerivation.random()), new MovableClock()),
                    Map.of(),
                    Duration.ZERO,
                    Duration.ZERO,
                    () -> Duration.ZERO),
            standing -> new SessionSource.Over(),
            new MovableClock(),
            closed);

    private static ProviderGrants away() {
        return (ProviderGrants) Proxy.newProxyInstance(
                ProviderGrants.class.getClassLoader(), new Class<?>[] {ProviderGrants.class}, (proxy, method, args) -> {
                    throw new StoreUnavailableException("away");
                });
    }

    @Test
    void ask_storeAway_isUnavailable() {
        assertThat(refresh.ask("s1", "u1", Map.of()))
                .isEqualTo(new SessionSource.Unavailable(OUTAGE.retryAfter(), RejectionReason.STORE_UNAVAILABLE));
    }

    @Test
    void tokens_storeAway_areUnavailable() {
        assertThat(refresh.tokens("s1", Duration.ZERO)).isEqualTo(OUTAGE);
        assertThat(refresh.kept("s1")).isEqualTo(OUTAGE);
    }

    @Test
    void close_always_letsThoseGoWhoWait() {
        refresh.close();

        assertThat(closed.getCount()).isZero();
    }
}
