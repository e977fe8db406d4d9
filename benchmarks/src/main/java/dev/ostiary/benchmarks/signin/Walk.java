package dev.ostiary.benchmarks.signin;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;

/** The way of one browser from a page through a provider and back to it. It remembers the page's cookies. Used by one thread. */
public final class Walk {
    private static final int MOST_STEPS = 8;

    private final HttpClient http;
    private final int ownPort;
    private final Map<String, String> cookies = new TreeMap<>();
    private URI next;
    private String site = "none";
    private boolean arrived;

    /**
     * Begins at a page.
     *
     * @param http follows no redirect
     * @param page needs a user
     */
    public Walk(HttpClient http, URI page) {
        this.http = http;
        this.ownPort = page.getPort();
        this.next = page;
    }

    /**
     * Goes on until the page is there.
     *
     * @return this
     * @throws IOException if it is not reached
     */
    public Walk toTheEnd() throws IOException {
        return to("nowhere else");
    }

    /**
     * Goes on until something is the next to be asked for, or the page is there.
     *
     * @param path of it
     * @return this
     * @throws IOException if neither is reached
     */
    public Walk to(String path) throws IOException {
        for (int steps = 0; !arrived && !next.getPath().equals(path); steps++) {
            if (steps == MOST_STEPS) {
                throw new IOException("nobody was signed in: the next address is still " + next.getPath());
            }
            step();
        }
        return this;
    }

    /**
     * One request.
     *
     * @throws IOException if it is answered neither 200 nor by a redirect
     */
    public void step() throws IOException {
        HttpResponse<Void> answer = send();
        answer.headers().allValues("set-cookie").forEach(this::take);
        arrived = answer.statusCode() == 200;
        if (!arrived) {
            next = next.resolve(answer.headers()
                    .firstValue("location")
                    .orElseThrow(() -> new IOException(next.getPath() + " was answered " + answer.statusCode())));
        }
        site = next.getPort() == ownPort ? site : "cross-site";
    }

    private HttpResponse<Void> send() throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(next)
                .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                .header("Sec-Fetch-Mode", "navigate")
                .header("Sec-Fetch-Dest", "document")
                .header("Sec-Fetch-Site", site)
                .header("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0");
        if (next.getPort() == ownPort && !cookies.isEmpty()) {
            request.header("Cookie", cookies());
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.discarding());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        }
    }

    private void take(String line) {
        String pair = line.split(";", 2)[0];
        String name = pair.substring(0, pair.indexOf('='));
        if (line.contains("Max-Age=0")) {
            cookies.remove(name);
        } else {
            cookies.put(name, pair);
        }
    }

    /**
     * As a browser sends them.
     *
     * @return the value of {@code Cookie}
     */
    public String cookies() {
        return String.join("; ", cookies.values());
    }
}
