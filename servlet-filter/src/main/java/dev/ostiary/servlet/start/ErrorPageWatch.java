package dev.ostiary.servlet.start;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Warns of the first error page that was shown without passing the filter, where the container does not tell at the start for which
 * dispatchers a filter is mapped: such a page sees no user, and the client's own identity headers. Thread-safe.
 */
public final class ErrorPageWatch implements ServletRequestListener {
    private static final System.Logger LOG = System.getLogger(StartReport.LOG_NAME);
    private static final String GUARDED = ErrorPageWatch.class.getName() + ".guarded";
    private static final String PASSED = ErrorPageWatch.class.getName() + ".passed";

    private final AtomicBoolean isTold = new AtomicBoolean();

    ErrorPageWatch() {}

    /** Says that a filter guards this application. */
    static void guards(ServletContext application) {
        application.setAttribute(GUARDED, true);
    }

    /**
     * Says that the dispatch to an error page passes the filter.
     *
     * @param request of that dispatch
     */
    public static void pass(ServletRequest request) {
        request.setAttribute(PASSED, true);
    }

    @Override
    public void requestDestroyed(ServletRequestEvent end) {
        if (isTold.get()) {
            return;
        }
        ServletRequest request = end.getServletRequest();
        if (request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) != null
                && request.getAttribute(PASSED) == null
                && end.getServletContext().getAttribute(GUARDED) != null
                && isTold.compareAndSet(false, true)) {
            LOG.log(Level.WARNING, WARNING);
        }
    }

    static final String WARNING =
            "error pages do not pass the filter: they see no user, and the client's own identity headers; map it to the"
                    + " dispatcher ERROR, too";
}
