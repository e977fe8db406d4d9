package dev.ostiary.example.web;

import dev.ostiary.verify.RejectionReason;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;

/**
 * Tries to break in: sends hostile tokens one by one to {@code /api/me}, and shows each refusal. The server sends them, not the browser, because
 * they are signed with the real secret and only one thing is wrong with each: they stay here. One at a time may try.
 */
final class BreakItServlet extends HttpServlet {
    static final String PATH = "/break-it";

    /** Those without a code come last. */
    private static final Comparator<String> BY_CODE =
            Comparator.comparing(String::isEmpty).thenComparing(Comparator.naturalOrder());

    private static final String NAME = "<li>{{name}} <span class=\"muted\">{{status}}</span></li>\n";

    private final transient Pages pages;
    private final transient HostileTokens tokens;
    private final transient Semaphore turn = new Semaphore(1);

    BreakItServlet(Pages pages, HostileTokens tokens) {
        this.pages = pages;
        this.tokens = tokens;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        pages.write(request, response, "Break it", pages.fragment("break-it", Map.of("base", Base.of(request))));
    }

    /** The filter has made sure that one of our own pages sent the form. */
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!turn.tryAcquire()) {
            response.setHeader("Retry-After", Turnstile.RETRY_AFTER);
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        try {
            show(request, response, attack(OwnApi.of(request)));
        } finally {
            turn.release();
        }
    }

    /** The good twin first: without it, a filter that refuses everybody would look as good. */
    private List<Attempt> attack(OwnApi api) throws IOException {
        HostileTokens.Trust trusted = new HostileTokens.Trust(Tokens.ISSUER, Tokens.AUDIENCE, SigningSecret.bytes());
        List<Attempt> attempts = new ArrayList<>();
        attempts.add(api.attempt(new HostileTokens.Hostile("good twin", tokens.goodTwin(trusted))));
        for (HostileTokens.Hostile hostile : tokens.all(trusted)) {
            attempts.add(api.attempt(hostile));
        }
        return attempts;
    }

    private void show(HttpServletRequest request, HttpServletResponse response, List<Attempt> attempts)
            throws IOException {
        List<Attempt> hostile = attempts.subList(1, attempts.size());
        long gotIn = hostile.stream().filter(Attempt::gotIn).count();
        Map<String, List<Attempt>> byCode = hostile.stream()
                .collect(Collectors.groupingBy(Attempt::code, () -> new TreeMap<>(BY_CODE), Collectors.toList()));
        Map<String, ?> values = Map.of(
                "base", Base.of(request),
                "verdict", verdict(hostile.size(), gotIn),
                "twin", attempts.get(0).gotIn() ? "was let in" : "was refused as well, so this shows nothing",
                "groups",
                        Html.join(byCode.entrySet().stream()
                                .map(group -> group(group.getKey(), group.getValue()))
                                .toList()));
        String title = hostile.size() - gotIn + " of " + hostile.size() + " refused";
        pages.write(request, response, title, pages.fragment("break-it-result", values));
    }

    private Html verdict(int sent, long gotIn) {
        return gotIn == 0
                ? Message.success(pages, "All " + sent + " hostile tokens were refused. None got in.")
                : Message.problem(pages, gotIn + " of " + sent + " hostile tokens got in.");
    }

    private Html group(String code, List<Attempt> attempts) {
        Html names = Html.join(attempts.stream()
                .map(attempt -> Html.fill(NAME, Map.of("name", attempt.name(), "status", attempt.status())))
                .toList());
        return pages.fragment(
                "break-it-group",
                Map.of(
                        "code",
                        code.isEmpty() ? "no code" : code,
                        "number",
                        attempts.size(),
                        "explanation",
                        explanation(code),
                        "names",
                        names));
    }

    private static String explanation(String code) {
        return Arrays.stream(RejectionReason.values())
                .filter(reason -> reason.code().equals(code))
                .map(reason -> reason.description() + ". " + reason.remedy())
                .findFirst()
                .orElse("The server itself did not read the request, so it did not come to the filter.");
    }
}
