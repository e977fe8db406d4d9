package dev.ostiary.servlet.answer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Writes the answer to a refused request: the extension point for answers that look different.
 *
 * <p>Whatever it writes, the application does not run. An implementation must be thread-safe, must not show anything
 * that the client has sent, and does nothing when the response is committed.
 */
@FunctionalInterface
public interface RefusalResponder {

    /**
     * Answers.
     *
     * @param refusal what was refused and why
     * @param request the request as the container gave it
     * @param response the response to write to
     * @throws IOException when the connection breaks
     */
    void respond(Refusal refusal, HttpServletRequest request, HttpServletResponse response) throws IOException;
}
