package dev.ostiary.servlet.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Ids that can be read out over the telephone. */
class SupportIdsTest {

    @Test
    void next_isTwelveCharactersWithoutLookalikes() {
        SupportIds ids = new SupportIds(new Random(1));

        assertThat(Stream.generate(ids::next).limit(1_000)).allMatch(id -> id.matches("[0-9a-hjkmnp-tv-z]{12}"));
    }

    @Test
    void next_usesEveryCharacterAtEveryPlace() {
        SupportIds ids = new SupportIds(new Random(2));

        String first = Stream.generate(ids::next)
                .limit(2_000)
                .map(id -> id.substring(0, 1))
                .distinct()
                .collect(Collectors.joining());
        String last = Stream.generate(ids::next)
                .limit(2_000)
                .map(id -> id.substring(11))
                .distinct()
                .collect(Collectors.joining());

        assertThat(first).hasSize(32);
        assertThat(last).hasSize(32);
    }

    @Test
    void next_doesNotRepeat() {
        SupportIds ids = new SupportIds(new Random(3));

        assertThat(Stream.generate(ids::next).limit(100_000)).doesNotHaveDuplicates();
    }
}
