package dev.ostiary.containers;

import io.undertow.server.handlers.accesslog.AccessLogHandler;
import java.util.function.Consumer;

/** Undertow's {@code AccessLogHandler}. */
class UndertowAccessLogIT extends AccessLogContract {
    UndertowAccessLogIT() {
        super("Undertow");
    }

    @Override
    RunningApplication start(String pattern, Consumer<String> log) throws Exception {
        return UndertowGuideIT.start(application ->
                new AccessLogHandler(application, log::accept, pattern, UndertowGuideIT.class.getClassLoader()));
    }
}
