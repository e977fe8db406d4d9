package dev.ostiary.servlet.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MappingTest {
    @Test
    void gaps_mappedToEverything_areNone() {
        assertThat(new Mapping(List.of("/*"), List.of(), false).gaps()).isEmpty();
        assertThat(new Mapping(List.of("/api/*", "/*"), List.of("a"), false).gaps())
                .isEmpty();
    }

    @Test
    void gaps_mappedElsewhere_nameWhere() {
        assertThat(new Mapping(List.of("/api/*", "/api/*", "/b"), List.of("admin"), false).gaps())
                .singleElement()
                .asString()
                .contains("mapped to [/api/*, /b, servlet admin] only");
    }

    @Test
    void gaps_notMappedAtAll_areNamed() {
        assertThat(new Mapping(List.of(), List.of(), false).gaps()).hasSize(1);
    }

    @Test
    void gaps_fewerDispatchersThanNeeded_areNamedWhereTheyAreListed() {
        assertThat(new Mapping(List.of("/*", "/*"), List.of(), true).gaps())
                .singleElement()
                .asString()
                .contains("REQUEST, ASYNC and ERROR");
        assertThat(new Mapping(List.of("/*", "/*", "/*"), List.of(), true).gaps())
                .isEmpty();
    }
}
