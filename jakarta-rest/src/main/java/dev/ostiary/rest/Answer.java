package dev.ostiary.rest;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/** The body of a refusal, or the wish for the application's error page. Immutable. */
final class Answer {
    private final byte[] body;
    private final int status;
    private final Optional<HttpServletResponse> errorPage;

    private Answer(byte[] body, int status, Optional<HttpServletResponse> errorPage) {
        this.body = body;
        this.status = status;
        this.errorPage = errorPage;
    }

    /** @param body not changed any more */
    static Answer of(byte[] body) {
        return new Answer(body, HttpServletResponse.SC_OK, Optional.empty());
    }

    /** @param response not committed */
    static Answer errorPage(int status, HttpServletResponse response) {
        return new Answer(new byte[0], status, Optional.of(response));
    }

    /**
     * Sends it.
     *
     * @param out where bodies go
     */
    void send(OutputStream out) throws IOException {
        if (errorPage.isPresent()) {
            errorPage.get().sendError(status);
        } else {
            out.write(body);
        }
    }
}
