package dev.ostiary.containers;

import java.io.CharArrayWriter;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.catalina.valves.AccessLogValve;
import org.junit.jupiter.api.io.TempDir;

/** Tomcat's {@code AccessLogValve}, of whichever version is on the class path. */
abstract class TomcatAccessLogContract extends AccessLogContract {
    @TempDir
    Path folder;

    TomcatAccessLogContract() {
        super("Tomcat");
    }

    @Override
    RunningApplication start(String pattern, Consumer<String> log) throws Exception {
        AccessLogValve valve = new AccessLogValve() {
            @Override
            public void log(CharArrayWriter message) {
                log.accept(message.toString());
            }
        };
        valve.setPattern(pattern);
        valve.setDirectory(folder.toString());
        return TomcatGuideIT.start(folder, context -> {
            TomcatGuideIT.guard(context);
            context.getPipeline().addValve(valve);
        });
    }
}
