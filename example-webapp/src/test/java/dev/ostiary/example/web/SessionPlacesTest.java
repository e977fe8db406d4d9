package dev.ostiary.example.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SessionPlacesTest {
    private final SessionPlaces places = new SessionPlaces();

    @Test
    void of_unusedSession_isEmpty() {
        places.used("s1", "192.0.2.1");

        assertThat(places.of("s2")).isEmpty();
    }

    @Test
    void of_usedAtTwoPlaces_isTheLast() {
        places.used("s1", "192.0.2.1");
        places.used("s1", "192.0.2.2");

        assertThat(places.of("s1")).contains("192.0.2.2");
    }

    @Test
    void used_moreThanAreRemembered_forgetsWhatWasUsedLongestAgo() {
        IntStream.range(0, SessionPlaces.MOST).forEach(i -> places.used("s" + i, "192.0.2.1"));
        places.used("s0", "192.0.2.1");

        places.used("new", "192.0.2.1");

        assertThat(places.of("s0")).isPresent();
        assertThat(places.of("s1")).isEmpty();
        assertThat(places.of("s2")).isPresent();
    }
}
