package dev.ostiary.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WaitingPlacesTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    private final Flight flight = new Flight(Instant.EPOCH, LONG);

    @Test
    void await_refreshThatDoesNotEnd_isFalseAndThePlaceIsFreeAgain() {
        WaitingPlaces places = new WaitingPlaces(Duration.ofNanos(1));

        assertThat(places.await(flight)).isFalse();
        assertThat(places.free()).isEqualTo(4);
    }

    @Test
    void await_interrupted_isFalseAndThePlaceIsFreeAgain() {
        WaitingPlaces places = new WaitingPlaces(LONG);
        Thread.currentThread().interrupt();

        assertThat(places.await(flight)).isFalse();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(places.free()).isEqualTo(4);
    }

    @Test
    void await_refreshThatHasEnded_isTrue() {
        flight.release(true);

        assertThat(new WaitingPlaces(Duration.ofNanos(1)).await(flight)).isTrue();
    }

    /** Else what was closed a moment before somebody waits would be taken for an answer. */
    @Test
    void await_refreshThatWasAbandonedBefore_isFalse() {
        flight.release(false);

        assertThat(new WaitingPlaces(LONG).await(flight)).isFalse();
    }

    @Test
    void briefly_isHalfASecond() {
        assertThat(WaitingPlaces.BRIEFLY).isEqualTo(Duration.ofMillis(500));
    }
}
