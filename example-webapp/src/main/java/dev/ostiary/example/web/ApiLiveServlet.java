package dev.ostiary.example.web;

import dev.ostiary.servlet.event.AuthOutcome;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code GET /api/admin/live}: the numbers of {@link LiveServlet}. Being asked is counted, too. */
final class ApiLiveServlet extends HttpServlet {
    private final transient Counts counts;

    ApiLiveServlet(Counts counts) {
        this.counts = counts;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("admitted", counts.of(AuthOutcome.ADMITTED));
        body.put("anonymous", counts.of(AuthOutcome.ANONYMOUS));
        body.put("refused", counts.of(AuthOutcome.REFUSED));
        body.put("served", counts.of(AuthOutcome.SERVED));
        body.put("opened", counts.opened());
        body.put("renewed", counts.renewed());
        body.put("ended", counts.ended());
        body.put("keys", counts.fetched() + " / " + counts.failed());
        body.put("refusals", counts.refusals());
        Json.write(response, body);
    }
}
