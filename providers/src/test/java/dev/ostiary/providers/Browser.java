package dev.ostiary.providers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** A user's browser, as far as signing in needs one: it keeps cookies, follows redirects, sends forms, and says where a request comes from. */
final class Browser {
    private static final int MOST_REDIRECTS = 20;

    private final Cookies cookies = new Cookies();
    private final List<String> history = new CopyOnWriteArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();

    /** As somebody types the address, or opens a bookmark. */
    Page open(String address) {
        return navigate(Optional.empty(), new Page.Form(URI.create(address), "GET", Map.of()));
    }

    Page send(Page from, Page.Form form) {
        return navigate(Optional.of(from), form);
    }

    /** What a script of the page asks for. */
    HttpResponse<String> script(String method, String address) {
        URI to = URI.create(address);
        return send(
                request(to, "same-origin", "cors")
                        .header("Sec-Fetch-Dest", "empty")
                        .header("Accept", "*/*")
                        .header("Origin", origin(to))
                        .method(method, BodyPublishers.noBody()),
                to);
    }

    /** The last address that has this path, redirects included. */
    String visited(String path) {
        return history.stream()
                .filter(address -> URI.create(address).getPath().equals(path))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    void forget(String host) {
        cookies.forget(host);
    }

    void forget(String host, String cookie) {
        cookies.forget(host, cookie);
    }

    private Page navigate(Optional<Page> from, Page.Form form) {
        String site = from.map(page -> site(page.at(), form.action())).orElse("none");
        Page.Form next = form;
        for (int redirects = 0; redirects < MOST_REDIRECTS; redirects++) {
            HttpResponse<String> answer = send(navigation(from, next, site), target(next));
            Optional<String> location = answer.headers().firstValue("Location");
            if (answer.statusCode() / 100 != 3 || location.isEmpty()) {
                return new Page(
                        target(next),
                        answer.statusCode(),
                        answer.body(),
                        answer.headers()
                                .firstValue("Referrer-Policy")
                                .orElse("")
                                .equals("no-referrer"));
            }
            URI to = target(next).resolve(location.get());
            site = from.isPresent() && !site(target(next), to).equals("same-origin")
                    ? site(from.get().at(), to)
                    : site;
            next = new Page.Form(to, "GET", Map.of());
        }
        throw new IllegalStateException("no end of redirects, at " + next.action());
    }

    private HttpRequest.Builder navigation(Optional<Page> from, Page.Form form, String site) {
        HttpRequest.Builder request = request(target(form), site, "navigate")
                .header("Sec-Fetch-Dest", "document")
                .header("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
        if (form.method().equals("GET")) {
            return request.GET();
        }
        from.ifPresent(page -> request.header("Origin", page.hidesReferrer() ? "null" : origin(page.at())));
        return request.header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(encoded(form.fields())));
    }

    private HttpRequest.Builder request(URI to, String site, String mode) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(to).header("Sec-Fetch-Site", site).header("Sec-Fetch-Mode", mode);
        String line = cookies.lineFor(to);
        return line.isEmpty() ? request : request.header("Cookie", line);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, URI to) {
        try {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            history.add(to.toString());
            cookies.take(to, answer.headers().allValues("Set-Cookie"));
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static URI target(Page.Form form) {
        return form.method().equals("GET") && !form.fields().isEmpty()
                ? form.action().resolve("?" + encoded(form.fields()))
                : form.action();
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String site(URI from, URI to) {
        if (origin(from).equals(origin(to))) {
            return "same-origin";
        }
        return from.getHost().equals(to.getHost()) ? "same-site" : "cross-site";
    }

    private static String origin(URI address) {
        return address.getScheme() + "://" + address.getAuthority();
    }
}
