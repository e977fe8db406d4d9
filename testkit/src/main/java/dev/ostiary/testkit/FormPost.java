package dev.ostiary.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Posts a form as a provider does: one attempt, no redirect followed. */
final class FormPost {
    private static final int LIMIT_MILLIS =
            Math.toIntExact(Duration.ofSeconds(10).toMillis());

    private FormPost() {}

    static TokenAnswer send(String uri, String form) {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(uri).toURL().openConnection();
            connection.setConnectTimeout(LIMIT_MILLIS);
            connection.setReadTimeout(LIMIT_MILLIS);
            connection.setInstanceFollowRedirects(false);
            connection.setRequestMethod("POST");
            connection.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
            connection.setDoOutput(true);
            connection.setFixedLengthStreamingMode(form.length());
            connection.getOutputStream().write(form.getBytes(StandardCharsets.US_ASCII));
            return new TokenAnswer(connection.getResponseCode(), body(connection));
        } catch (IOException e) {
            throw new UncheckedIOException("no answer from " + uri, e);
        }
    }

    private static String body(HttpURLConnection connection) throws IOException {
        InputStream error = connection.getErrorStream();
        if (connection.getResponseCode() >= 400) {
            return error == null ? "" : new String(error.readAllBytes(), StandardCharsets.UTF_8);
        }
        try (InputStream in = connection.getInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
