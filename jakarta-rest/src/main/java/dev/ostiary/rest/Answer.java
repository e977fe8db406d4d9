package dev.ostiary.rest;

import java.io.IOException;
import java.io.OutputStream;

/** The body of a refusal: of a type of its own, which no writer of the application's knows. Immutable. */
final class Answer {
    private final byte[] body;

    /** @param body not changed any more */
    Answer(byte[] body) {
        this.body = body;
    }

    void send(OutputStream out) throws IOException {
        out.write(body);
    }
}
