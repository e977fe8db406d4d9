package dev.ostiary.servlet.signin;

import dev.ostiary.servlet.answer.AnswerKind;
import dev.ostiary.servlet.answer.ScriptRedirect;
import dev.ostiary.servlet.session.EndpointReply;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Has a library's script lead its browser to the same place by a navigation: another origin's answer is nothing that a script can use.
 *
 * @param kind the library
 * @param location a path of this application
 */
record SentByScript(AnswerKind kind, String location) implements EndpointReply {
    @Override
    public void send(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setHeader("Referrer-Policy", "no-referrer");
        if (ScriptRedirect.isFor(kind)) {
            ScriptRedirect.send(kind, location, response);
        } else {
            response.setHeader("HX-Redirect", location);
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        }
    }
}
