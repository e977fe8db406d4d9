package dev.ostiary.servlet.answer;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Sends a browser elsewhere in the answer to a script of a framework, in the one way that the script understands. The status is 200
 * although the request was refused: on any other, nothing happens that the user can see. Stateless.
 */
public final class ScriptRedirect {
    private ScriptRedirect() {}

    /**
     * Whether such a script has sent the request.
     *
     * @param kind of the request
     * @return true for {@link AnswerKind#FACES}, {@link AnswerKind#WICKET} and {@link AnswerKind#VAADIN}
     */
    public static boolean isFor(AnswerKind kind) {
        return switch (kind) {
            case FACES, WICKET, VAADIN -> true;
            case PAGE, FORM, HTMX, API -> false;
        };
    }

    /**
     * Writes the answer.
     *
     * @param kind of the request
     * @param location where the browser is to go: visible ASCII
     * @param response not committed
     * @throws IOException when the connection breaks
     * @throws IllegalArgumentException for any other kind
     */
    public static void send(AnswerKind kind, String location, HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_OK);
        switch (kind) {
            case FACES ->
                write(
                        "text/xml;charset=UTF-8",
                        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<partial-response><redirect url=\""
                                + Markup.escaped(location) + "\"/></partial-response>",
                        response);
            case WICKET -> {
                response.setHeader("Ajax-Location", location);
                write("text/xml;charset=UTF-8", "", response);
            }
            case VAADIN -> write("text/plain;charset=UTF-8", "Vaadin-Refresh: " + location, response);
            case PAGE, FORM, HTMX, API ->
                throw new IllegalArgumentException("kind is " + kind + ", which is no script's");
        }
    }

    private static void write(String contentType, String body, HttpServletResponse response) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        response.setContentType(contentType);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
