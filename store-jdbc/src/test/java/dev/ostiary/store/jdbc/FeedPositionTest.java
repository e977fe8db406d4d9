package dev.ostiary.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedPositionTest {
    private static final long NOW = 1_900_000_000_000L;
    private static final String HASH = "0".repeat(64);

    private static FeedPosition of(String text) {
        return FeedPosition.of(Optional.of(text), NOW);
    }

    @Test
    void of_noPosition_readsEverything() {
        assertThat(FeedPosition.of(Optional.empty(), NOW)).isEqualTo(new FeedPosition(NOW, 0, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-5", "1900000000000-1", "19000000000000000000", "5-5-abc"})
    void of_whatIsNotUnderstood_readsEverything(String text) {
        assertThat(of(text)).isEqualTo(new FeedPosition(NOW, 0, ""));
    }

    @Test
    void of_anEnd_looksBackHalfAMinute() {
        String end = new FeedPosition(NOW - 1_000, NOW - 1, HASH).atEnd().text();

        assertThat(of(end)).isEqualTo(new FeedPosition(NOW, NOW - 31_000, ""));
    }

    /** Where reading began is where the next reading begins, however long it took. */
    @Test
    void of_aMiddle_goesOnThereAndRemembersTheBeginning() {
        FeedPosition middle = new FeedPosition(NOW - 1_000, 0, "").at(NOW - 500, HASH);

        assertThat(of(middle.text())).isEqualTo(middle);
        assertThat(of(middle.text()).atEnd().text()).isEqualTo(Long.toString(NOW - 1_000));
    }

    @Test
    void of_aDatabaseWhoseClockWasSetBack_readsEverything() {
        FeedPosition later = new FeedPosition(NOW + 1, NOW - 500, HASH);

        assertThat(of(later.text())).isEqualTo(new FeedPosition(NOW, 0, ""));
        assertThat(of(later.atEnd().text())).isEqualTo(new FeedPosition(NOW, 0, ""));
        assertThat(of(Long.toString(NOW))).isEqualTo(new FeedPosition(NOW, NOW - 30_000, ""));
    }
}
