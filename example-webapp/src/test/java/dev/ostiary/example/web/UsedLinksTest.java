package dev.ostiary.example.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UsedLinksTest {
    private final UsedLinks links = new UsedLinks();

    @Test
    void contain_oneThatWasAdded_isTrue() {
        links.add("a");

        assertThat(links.contain("a")).isTrue();
        assertThat(links.contain("b")).isFalse();
    }

    @Test
    void add_moreThanAreRemembered_forgetsTheOldest() {
        IntStream.rangeClosed(0, UsedLinks.MOST).forEach(number -> links.add("link " + number));

        assertThat(links.contain("link 0")).isFalse();
        assertThat(links.contain("link 1")).isTrue();
        assertThat(links.contain("link " + UsedLinks.MOST)).isTrue();
    }
}
