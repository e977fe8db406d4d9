package dev.ostiary.servlet.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ostiary.servlet.testing.FakeContext;
import dev.ostiary.servlet.testing.FakeRequest;
import dev.ostiary.servlet.testing.LogLines;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRequestEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ErrorPageWatchTest {
    private final ServletContext application = new FakeContext().context();
    private final ErrorPageWatch watch = new ErrorPageWatch();
    private final FakeRequest request = FakeRequest.get("/x");
    private final LogLines log = new LogLines();

    @BeforeEach
    void guard() {
        ErrorPageWatch.guards(application);
    }

    @AfterEach
    void stopListening() {
        log.close();
    }

    private void endInAnErrorPage() {
        request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, 404);
        watch.requestDestroyed(new ServletRequestEvent(application, request));
    }

    @Test
    void errorPageThatPassedTheFilterBy_isWarnedOfOnce() {
        endInAnErrorPage();
        endInAnErrorPage();

        assertThat(log.lines()).singleElement().asString().startsWith("WARNING error pages do not pass the filter");
    }

    @Test
    void errorPageThatPassedTheFilter_isNoWarning() {
        ErrorPageWatch.pass(request);
        endInAnErrorPage();

        assertThat(log.lines()).isEmpty();
    }

    @Test
    void requestWithoutAnErrorPage_isNoWarning() {
        watch.requestDestroyed(new ServletRequestEvent(application, request));

        assertThat(log.lines()).isEmpty();
    }

    @Test
    void applicationWithoutAFilterOfOurs_isNoWarning() {
        request.setAttribute(RequestDispatcher.ERROR_STATUS_CODE, 404);
        watch.requestDestroyed(new ServletRequestEvent(new FakeContext().context(), request));

        assertThat(log.lines()).isEmpty();
    }
}
