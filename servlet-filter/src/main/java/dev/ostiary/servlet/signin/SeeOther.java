package dev.ostiary.servlet.signin;

import dev.ostiary.servlet.session.EndpointReply;
import dev.ostiary.servlet.session.SessionCookies;
import dev.ostiary.session.SessionGrant;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;

/**
 * Leads a browser elsewhere (RFC 9110, section 15.4.4), perhaps with cookies. Immutable; {@code toString} shows nothing.
 *
 * @param location where to
 * @param cookie a line of {@code Set-Cookie}
 * @param session new tokens of a session, and what sets them
 * @param isSignIn whether they are somebody's who has just signed in
 */
record SeeOther(String location, Optional<String> cookie, Optional<Tokens> session, boolean isSignIn)
        implements EndpointReply {

    /** New tokens, and the cookies that carry them. */
    record Tokens(SessionGrant grant, SessionCookies cookies) {}

    static SeeOther to(String location) {
        return new SeeOther(location, Optional.empty(), Optional.empty(), false);
    }

    SeeOther with(String cookieLine) {
        return new SeeOther(location, Optional.of(cookieLine), session, isSignIn);
    }

    SeeOther with(Optional<SessionGrant> grant, SessionCookies cookies) {
        return new SeeOther(location, cookie, grant.map(tokens -> new Tokens(tokens, cookies)), isSignIn);
    }

    /** The same, of somebody who has just signed in. */
    SeeOther asSignIn() {
        return new SeeOther(location, cookie, session, true);
    }

    @Override
    public void send(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        cookie.ifPresent(line -> response.addHeader("Set-Cookie", line));
        session.ifPresent(tokens -> tokens.cookies().set(tokens.grant(), request, response));
        response.setHeader("Location", location);
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setContentLength(0);
    }

    @Override
    public String toString() {
        return "SeeOther[...]";
    }
}
