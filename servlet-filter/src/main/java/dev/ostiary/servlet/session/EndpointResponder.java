package dev.ostiary.servlet.session;

import dev.ostiary.encoding.StrictJson;
import dev.ostiary.servlet.answer.AnswerKind;
import dev.ostiary.servlet.answer.ExternalAddress;
import dev.ostiary.servlet.answer.ScriptRedirect;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Answers requests to the filter's own paths that are not refused. Immutable, thread-safe. */
public final class EndpointResponder {
    private final SessionCookies cookies;
    private final BrowserSignOut signOut;
    private final Optional<String> signOutPage;
    private final ExternalAddress address;

    /**
     * Makes one.
     *
     * @param cookies set
     * @param signOut what the browser loses
     * @param signOutPage where a browser is sent that has signed out: a path within the application, or an absolute URL; empty:
     *     it stays where it is
     * @param address of the application as its clients see it
     */
    public EndpointResponder(
            SessionCookies cookies, BrowserSignOut signOut, Optional<String> signOutPage, ExternalAddress address) {
        this.cookies = cookies;
        this.signOut = signOut;
        this.signOutPage = signOutPage;
        this.address = address;
    }

    /**
     * Answers.
     *
     * @param answer what came of it; not a refusal
     * @param request the request
     * @param response not committed
     * @throws IOException when the connection breaks
     */
    public void respond(EndpointAnswer answer, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setHeader("Cache-Control", "no-store");
        if (answer instanceof EndpointAnswer.Refreshed refreshed) {
            cookies.set(refreshed.grant(), request, response);
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else if (answer instanceof EndpointAnswer.SignedOut signedOut) {
            if (signedOut.cookiesToo()) {
                signOut.of(request, response);
                signedOut.next().cookie().ifPresent(line -> response.addHeader("Set-Cookie", line));
            }
            signedOut(signedOut, request, response);
        } else if (answer instanceof EndpointAnswer.Replied replied) {
            replied.reply().send(request, response);
        } else if (answer instanceof EndpointAnswer.WrongMethod wrong) {
            notAllowed(wrong.allowed(), response);
        }
    }

    /** Says it in words, for a link to sign-out is a common mistake, and an empty page tells nobody. */
    private static void notAllowed(String allowed, HttpServletResponse response) throws IOException {
        response.setHeader("Allow", allowed);
        response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        write("text/plain;charset=UTF-8", "This address takes " + allowed + " alone.", response);
    }

    private void signedOut(EndpointAnswer.SignedOut answer, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        AnswerKind kind = answer.kind();
        Optional<String> elsewhere = answer.next().location();
        if (elsewhere.isPresent()) {
            response.setHeader("Referrer-Policy", "no-referrer");
        }
        Optional<String> location = elsewhere.or(() ->
                signOutPage.filter(page -> kind != AnswerKind.API).map(page -> address.locationOf(page, request)));
        if (location.isPresent() && ScriptRedirect.isFor(kind)) {
            ScriptRedirect.send(kind, location.get(), response);
        } else if (location.isPresent() && kind == AnswerKind.PAGE) {
            response.addHeader("Vary", "Cookie, Accept, Sec-Fetch-Mode");
            response.setHeader("Location", location.get());
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setContentLength(0);
        } else if (location.isPresent() && kind == AnswerKind.API) {
            tellScript(location.get(), response);
        } else {
            location.ifPresent(page -> response.setHeader("HX-Redirect", page));
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        }
    }

    /** Another origin's answer is nothing that a script could follow to: it has the browser go there. */
    private static void tellScript(String location, HttpServletResponse response) throws IOException {
        write("application/json", StrictJson.write(Map.of("location", location)), response);
    }

    private static void write(String type, String text, HttpServletResponse response) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        response.setContentType(type);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
