package dev.ostiary.spring;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** What becomes of an application in which nobody has set up a filter. */
class NothingGuardedTest {
    private final StandardEnvironment environment = new StandardEnvironment();

    @Test
    void noProperty_isLeftToTheLog() {
        assertThatCode(new NothingGuarded(environment)::afterSingletonsInstantiated)
                .doesNotThrowAnyException();
    }

    /** As after processing ahead of time, without them. */
    @Test
    void property_thatHasNoFilter_stopsTheStart() {
        environment.getPropertySources().addFirst(new MapPropertySource("late", Map.of("ostiary.realm", "x")));

        assertThatThrownBy(new NothingGuarded(environment)::afterSingletonsInstantiated)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ahead of time");
    }
}
