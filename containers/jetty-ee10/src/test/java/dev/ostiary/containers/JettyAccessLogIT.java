package dev.ostiary.containers;

import java.util.function.Consumer;
import org.eclipse.jetty.server.CustomRequestLog;
import org.eclipse.jetty.server.Server;

/** Jetty's {@code CustomRequestLog}. */
class JettyAccessLogIT extends AccessLogContract {
    JettyAccessLogIT() {
        super("Jetty");
    }

    @Override
    RunningApplication start(String pattern, Consumer<String> log) throws Exception {
        Server server = new Server();
        server.setHandler(JettyGuideIT.guarded());
        server.setRequestLog(new CustomRequestLog(log::accept, pattern));
        return JettyGuideIT.start(server);
    }
}
