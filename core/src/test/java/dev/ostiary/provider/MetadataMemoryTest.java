package dev.ostiary.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ostiary.store.MovableClock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How long metadata serve, and how often a provider is asked for them; without a connection. */
class MetadataMemoryTest {
    private static final Optional<ProviderMetadata> FIRST = Optional.of(withMethod("first"));
    private static final Optional<ProviderMetadata> SECOND = Optional.of(withMethod("second"));

    private final MovableClock clock = new MovableClock();
    private final AtomicInteger asked = new AtomicInteger();
    private Supplier<Optional<ProviderMetadata>> provider = () -> FIRST;
    private final MetadataMemory memory = new MetadataMemory(
            () -> {
                asked.incrementAndGet();
                return provider.get();
            },
            Duration.ofHours(1),
            Duration.ofSeconds(10),
            clock);

    private static ProviderMetadata withMethod(String method) {
        return new ProviderMetadata(Map.of(), Map.of(), false, false, Set.of(method));
    }

    @Test
    void get_afterAnHour_asksAgain() {
        assertThat(memory.get()).isEqualTo(FIRST);
        provider = () -> SECOND;
        clock.advance(Duration.ofHours(1).minusMillis(1));
        assertThat(memory.get()).isEqualTo(FIRST);
        clock.advance(Duration.ofMillis(1));

        assertThat(memory.get()).isEqualTo(SECOND);
        assertThat(asked).hasValue(2);
    }

    @Test
    void get_clockThatWasSetBackByMoreThanAnHour_asksAgain() {
        memory.get();
        clock.advance(Duration.ofHours(-1));
        memory.get();
        assertThat(asked).hasValue(1);

        clock.advance(Duration.ofMillis(-1));
        memory.get();
        assertThat(asked).hasValue(2);
    }

    @Test
    void get_providerThatHasRecovered_isNotPausedAnyMore() {
        provider = Optional::empty;
        memory.get();
        clock.advance(Duration.ofSeconds(1));
        provider = () -> FIRST;
        assertThat(memory.get()).isEqualTo(FIRST);

        assertThat(memory.retryAfter()).isEqualTo(Duration.ofSeconds(1));
        clock.advance(Duration.ofHours(1));
        assertThat(memory.get()).isEqualTo(FIRST);
        assertThat(asked).hasValue(3);
    }

    @Test
    void retryAfter_manyFailures_saysWhenThePauseEnds() {
        provider = Optional::empty;
        IntStream.range(0, 12).forEach(i -> {
            memory.get();
            clock.advance(Duration.ofSeconds(30));
        });
        memory.get();
        assertThat(asked).hasValue(13);

        Duration pause = memory.retryAfter();

        assertThat(pause).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(30));
        clock.advance(pause);
        memory.get();
        assertThat(asked).hasValue(14);
    }

    @Test
    void get_justAfterAFailure_asksNobody() {
        provider = Optional::empty;
        memory.get();
        memory.get();

        assertThat(asked).hasValue(1);
    }

    @Test
    void get_providerThatStaysAway_servesForAnotherHourAndNotLonger() {
        memory.get();
        provider = Optional::empty;
        clock.advance(Duration.ofHours(2).minusMillis(1));
        assertThat(memory.get()).isEqualTo(FIRST);
        clock.advance(Duration.ofMillis(1));

        assertThat(memory.get()).isEmpty();
    }

    @Test
    void retryAfter_beforeAnything_isASecond() {
        assertThat(memory.retryAfter()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void get_fetchThatBreaks_doesNotKeepTheNextOneAway() {
        provider = () -> {
            throw new IllegalStateException("broken");
        };
        assertThatThrownBy(memory::get).hasMessage("broken");
        provider = () -> FIRST;

        assertThat(memory.get()).isEqualTo(FIRST);
    }

    @Test
    void get_whileAnotherFetches_servesWhatIsStillGood() throws Exception {
        memory.get();
        clock.advance(Duration.ofHours(1));
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        provider = () -> held(begun, go);
        CompletableFuture<Optional<ProviderMetadata>> other = CompletableFuture.supplyAsync(memory::get);
        assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();

        assertThat(memory.get()).isEqualTo(FIRST);

        go.countDown();
        assertThat(other.get(10, TimeUnit.SECONDS)).isEqualTo(SECOND);
        assertThat(asked).hasValue(2);
    }

    private static Optional<ProviderMetadata> held(CountDownLatch begun, CountDownLatch go) {
        begun.countDown();
        try {
            assertThat(go.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return SECOND;
    }
}
