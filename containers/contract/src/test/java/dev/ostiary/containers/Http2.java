package dev.ostiary.containers;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Requests over HTTP/2 without TLS. */
final class Http2 {
    private Http2() {}

    /**
     * Sends one. A connection begins as HTTP/1.1, so the second request is the first that is sent by HTTP/2.
     *
     * @param namesAndValues of header fields, in turn
     */
    static HttpResponse<String> get(RunningApplication application, String path, String... namesAndValues)
            throws IOException, InterruptedException {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + application.port() + path));
        client.send(request.copy().build(), HttpResponse.BodyHandlers.discarding());
        return client.send(request.headers(namesAndValues).build(), HttpResponse.BodyHandlers.ofString());
    }
}
