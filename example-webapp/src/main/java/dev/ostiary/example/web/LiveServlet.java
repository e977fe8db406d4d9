package dev.ostiary.example.web;

import dev.ostiary.servlet.event.AuthOutcome;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/**
 * What the filter counts, as it happens: {@code live.js} asks {@link ApiLiveServlet} for the numbers every few seconds. For administrators, by
 * the rule {@code /admin/** = role(admin)}: how often whom an application refuses tells an attacker how he fares.
 */
final class LiveServlet extends HttpServlet {
    private static final String ROW = "<tr><th scope=\"row\"><code>{{code}}</code></th><td>{{number}}</td></tr>\n";

    private final transient Pages pages;
    private final transient Counts counts;

    LiveServlet(Pages pages, Counts counts) {
        this.pages = pages;
        this.counts = counts;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Html refusals = Html.join(counts.refusals().entrySet().stream()
                .map(entry -> Html.fill(ROW, Map.of("code", entry.getKey(), "number", entry.getValue())))
                .toList());
        Map<String, ?> values = Map.of(
                "base", Base.of(request),
                "admitted", counts.of(AuthOutcome.ADMITTED),
                "anonymous", counts.of(AuthOutcome.ANONYMOUS),
                "refused", counts.of(AuthOutcome.REFUSED),
                "served", counts.of(AuthOutcome.SERVED),
                "opened", counts.opened(),
                "renewed", counts.renewed(),
                "ended", counts.ended(),
                "keys", counts.fetched() + " / " + counts.failed(),
                "refusals", refusals);
        SecurityHeaders.letOwnScriptsAsk(response);
        pages.write(request, response, "Live", pages.fragment("live", values));
    }
}
