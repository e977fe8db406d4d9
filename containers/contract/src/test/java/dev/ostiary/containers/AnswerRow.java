package dev.ostiary.containers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One row of the table of answers: what is wrong with a request of one kind of client, and all that comes back. A header
 * among {@link #LOOKED_AT} that is not named must be absent.
 *
 * @param headers of the answer, by name
 */
record AnswerRow(
        String event,
        WebApplication application,
        Request request,
        int status,
        Map<String, List<String>> headers,
        Body body) {
    private static final List<String> LOOKED_AT = List.of(
            "WWW-Authenticate", "Location", "HX-Redirect", "Set-Cookie", "Retry-After", "Vary", "Cache-Control");

    /** After {@code sendError} a container may add to these, or drop them. */
    private static final List<String> THE_CONTAINERS_TOO = List.of("Vary", "Cache-Control");

    /** A request as it is sent. */
    record Request(String method, String target, String... lines) {
        Request with(String... more) {
            String[] all = Stream.concat(Stream.of(lines), Stream.of(more)).toArray(String[]::new);
            return new Request(method, target, all);
        }
    }

    /** What stands in the body. */
    sealed interface Body {
        /** Problem details, to the letter but for the support id. */
        record Problem(String json) implements Body {}

        /** Nothing at all. */
        record Empty() implements Body {}

        /** The error page of the application, which shows this user, or nobody. */
        record ErrorPage(String principal) implements Body {}
    }

    /** Without any header that is looked at but {@code Cache-Control: no-store}. */
    static AnswerRow of(String event, WebApplication application, Request request, int status, Body body) {
        return new AnswerRow(event, application, request, status, Map.of(), body).with("Cache-Control", "no-store");
    }

    AnswerRow with(String header, String... values) {
        Map<String, List<String>> more = new LinkedHashMap<>(headers);
        more.put(header, List.of(values));
        return new AnswerRow(event, application, request, status, Map.copyOf(more), body);
    }

    /** The same row for {@code HEAD}: everything but the body. */
    AnswerRow forHead() {
        Request head = new Request("HEAD", request.target(), request.lines());
        return new AnswerRow(event, application, head, status, headers, body);
    }

    boolean isGet() {
        return request.method().equals("GET");
    }

    void assertAnsweredBy(RunningApplication running) throws Exception {
        RawHttp.Answer answer = running.send(request.method(), request.target(), request.lines());

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answered(answer)).isEqualTo(expected());
        if (request.method().equals("HEAD")) {
            assertThat(answer.body()).isEmpty();
        } else {
            assertBody(answer);
        }
        assertThat(answer.header(ProbeServlet.RAN))
                .as("the protected servlet never runs")
                .isNotEqualTo(Optional.of("REQUEST"));
    }

    private Map<String, List<String>> answered(RawHttp.Answer answer) {
        Map<String, List<String>> found = new LinkedHashMap<>();
        looked().forEach(name -> found.put(name, answer.headers(name)));
        return found;
    }

    private Map<String, List<String>> expected() {
        Map<String, List<String>> all = new LinkedHashMap<>();
        looked().forEach(name -> all.put(name, headers.getOrDefault(name, List.of())));
        return all;
    }

    private List<String> looked() {
        return LOOKED_AT.stream()
                .filter(name -> !(body instanceof Body.ErrorPage) || !THE_CONTAINERS_TOO.contains(name))
                .toList();
    }

    private void assertBody(RawHttp.Answer answer) {
        if (body instanceof Body.Problem problem) {
            assertThat(answer.problem()).isEqualTo(problem.json());
            assertThat(answer.headers("Content-Type")).containsExactly("application/problem+json");
        } else if (body instanceof Body.ErrorPage page) {
            assertThat(answer.body()).contains("dispatch=ERROR", "principal=" + page.principal());
        } else {
            assertThat(answer.body()).isEmpty();
        }
    }

    @Override
    public String toString() {
        return request.method() + ", " + event + ": " + status;
    }
}
