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
 * @param end how a sign-in ends with it, as whoever decides says; empty: it ends none
 */
record SeeOther(String location, Optional<String> cookie, Optional<Tokens> session, Optional<End> end)
        implements EndpointReply {

    /** How a sign-in ends that is not refused. */
    enum End {
        /** Somebody has signed in. */
        SIGNED_IN,

        /** It has come to nothing, and begins once more. */
        AGAIN
    }

    /** New tokens, and the cookies that carry them. */
    record Tokens(SessionGrant grant, SessionCookies cookies) {}

    static SeeOther to(String location) {
        return new SeeOther(location, Optional.empty(), Optional.empty(), Optional.empty());
    }

    SeeOther with(String cookieLine) {
        return new SeeOther(location, Optional.of(cookieLine), session, end);
    }

    SeeOther with(Optional<SessionGrant> grant, SessionCookies cookies) {
        return new SeeOther(location, cookie, grant.map(tokens -> new Tokens(tokens, cookies)), end);
    }

    /** The same, with which a sign-in ends. */
    SeeOther as(End how) {
        return new SeeOther(location, cookie, session, Optional.of(how));
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
