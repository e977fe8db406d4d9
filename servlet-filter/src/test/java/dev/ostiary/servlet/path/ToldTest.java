package dev.ostiary.servlet.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ToldTest {
    @Test
    void nothing_isEmpty() {
        assertThat(Told.all(null)).isEmpty();
        assertThat(Told.byName(null)).isEmpty();
        assertThat(Told.list(null)).isEmpty();
        assertThat(Told.each(null).hasMoreElements()).isFalse();
    }

    @Test
    void something_staysAsItIs() {
        List<String> things = List.of("a", "b");
        Map<String, String> named = Map.of("a", "1");

        assertThat(Told.all(things)).isSameAs(things);
        assertThat(Told.byName(named)).isSameAs(named);
        assertThat(Told.list(Collections.enumeration(things))).isEqualTo(things);
    }
}
