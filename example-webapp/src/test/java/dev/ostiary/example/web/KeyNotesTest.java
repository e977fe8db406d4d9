package dev.ostiary.example.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class KeyNotesTest {
    private final KeyNotes notes = new KeyNotes(Instant.EPOCH);

    @Test
    void unknownKey_hasNoNameAndNoUse() {
        assertThat(notes.nameOf("k1")).isEmpty();
        assertThat(notes.lastUseOf("k1")).isEmpty();
    }

    @Test
    void usedTwice_theLastUseCounts() {
        notes.used("k1", Instant.EPOCH);
        notes.used("k1", Instant.EPOCH.plusSeconds(60));

        assertThat(notes.lastUseOf("k1")).contains(Instant.EPOCH.plusSeconds(60));
        assertThat(notes.lastUseOf("k2")).isEmpty();
    }
}
