package dev.ostiary.cli.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

class CollectedLogTest {
    private static final System.Logger LOG = System.getLogger("dev.ostiary.test");

    @Test
    void during_warnings_areCollectedOnOneLineEach() {
        CollectedLog.Collected<Integer> collected = CollectedLog.during(() -> {
            LOG.log(System.Logger.Level.WARNING, "a {0}\n\u001b[31m b", 1);
            LOG.log(System.Logger.Level.ERROR, "c", new IllegalStateException("not shown"));
            LOG.log(System.Logger.Level.INFO, "d");
            return 7;
        });

        assertThat(collected.value()).isEqualTo(7);
        assertThat(collected.warnings()).containsExactly("a 1 [31m b", "c");
    }

    @Test
    void log_outside_goesNowhere() {
        LOG.log(System.Logger.Level.ERROR, (ResourceBundle) null, "unheard");

        assertThat(CollectedLog.during(() -> 1).warnings()).isEqualTo(List.of());
        assertThat(LOG.getName()).isEqualTo("dev.ostiary.test");
        assertThat(LOG.isLoggable(System.Logger.Level.INFO)).isFalse();
        assertThat(LOG.isLoggable(System.Logger.Level.OFF)).isFalse();
    }
}
