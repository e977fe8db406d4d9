package dev.ostiary.containers;

import java.util.IdentityHashMap;
import java.util.Map;

/** The applications of one run of the contract. Each that several tests share is started when the first one asks. */
final class SharedApplications implements AutoCloseable {
    private final Container container;
    private final Map<WebApplication, RunningApplication> running = new IdentityHashMap<>();

    SharedApplications(Container container) {
        this.container = container;
    }

    /** The same one for the same object; it runs until all are closed. */
    RunningApplication running(WebApplication application) throws Exception {
        RunningApplication known = running.get(application);
        if (known == null) {
            known = start(application);
            running.put(application, known);
        }
        return known;
    }

    /** A fresh one, which the caller closes. */
    RunningApplication start(WebApplication application) throws Exception {
        return container.start(application);
    }

    Facts facts() {
        return container.facts();
    }

    @Override
    public void close() throws Exception {
        for (RunningApplication application : running.values()) {
            application.close();
        }
    }
}
