package dev.ostiary.servlet.start;

import dev.ostiary.servlet.config.ConfigurationException;
import jakarta.servlet.ServletContext;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells the log why filters cannot start, the same only once for each application: it may be found twice, and Undertow tries again at
 * each request. Thread-safe.
 *
 * @param told what the log knows
 */
record StartLog(Set<String> told) {
    private static final System.Logger LOG = System.getLogger(StartReport.LOG_NAME);
    private static final String ATTRIBUTE = StartLog.class.getName();

    /** @param application nothing for a filter on its own */
    static StartLog of(@Nullable ServletContext application) {
        return new StartLog(application == null ? ConcurrentHashMap.newKeySet() : toldOf(application));
    }

    @SuppressWarnings("unchecked")
    private static Set<String> toldOf(ServletContext application) {
        if (application.getAttribute(ATTRIBUTE) instanceof Set<?> told) {
            return (Set<String>) told;
        }
        Set<String> fresh = ConcurrentHashMap.newKeySet();
        application.setAttribute(ATTRIBUTE, fresh);
        return fresh;
    }

    /** A configuration's problems are all that is to be said of it; of anything else the trace is, too. */
    void tell(String filterName, Throwable failure) {
        String line = "the filter '" + filterName + "' cannot start, and lets no request in: "
                + (failure instanceof ConfigurationException ? failure.getMessage() : failure.toString());
        if (told.add(line)) {
            LOG.log(Level.ERROR, line, failure instanceof ConfigurationException ? null : failure);
        }
    }
}
