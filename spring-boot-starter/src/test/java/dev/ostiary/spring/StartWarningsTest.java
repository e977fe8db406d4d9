package dev.ostiary.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** What the log says when an application starts that has the starter. */
class StartWarningsTest {
    private static final class Warnings extends Handler {
        private final List<String> lines = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord line) {
            if (line.getLevel().intValue() >= Level.WARNING.intValue()) {
                lines.add(line.getMessage());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @Test
    void controllersWithAnnotations_areNoWarningForTheStarterEnforcesThem() {
        Warnings warnings = new Warnings();
        Logger log = Logger.getLogger("dev.ostiary.servlet.AuthFilter");
        log.addHandler(warnings);

        BootApplication.start(
                        ShopApplication.class,
                        "ostiary.issuer=https://issuer.test",
                        "ostiary.secret=test-secret-0123456789-abcdefghijklmnopqrstuvwxyz",
                        "ostiary.audience=orders",
                        Parts.web())
                .close();
        log.removeHandler(warnings);

        assertThat(warnings.lines).filteredOn(line -> line.contains("@")).isEmpty();
    }
}
