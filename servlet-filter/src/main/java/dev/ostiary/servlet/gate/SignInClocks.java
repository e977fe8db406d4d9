package dev.ostiary.servlet.gate;

import dev.ostiary.servlet.rule.Bearer;
import dev.ostiary.servlet.session.OpenSessions;
import java.time.InstantSource;
import java.util.Optional;

/**
 * By which clock it is told how long ago somebody signed in: the one that said when, as far as it is known here. So a node whose own clock is
 * wrong neither takes an old sign-in of a session for a recent one, nor asks for another one without end. Immutable, thread-safe.
 *
 * @param usual for tokens of others
 * @param sessions of this application's sessions
 */
public record SignInClocks(InstantSource usual, Optional<OfSessions> sessions) {

    /**
     * What sessions go by.
     *
     * @param issuer of their tokens
     * @param clock by which these are issued and verified
     */
    record OfSessions(String issuer, InstantSource clock) {}

    /**
     * Those of a filter.
     *
     * @param usual for tokens of others
     * @param sessions which it has opened
     * @return its clocks
     */
    public static SignInClocks of(InstantSource usual, Optional<OpenSessions> sessions) {
        return new SignInClocks(
                usual,
                sessions.map(open ->
                        new OfSessions(open.config().issuer(), open.tokens().clock())));
    }

    /**
     * The one for a user.
     *
     * @param bearer what his token says
     * @return by which his sign-in is told
     */
    public InstantSource of(Bearer bearer) {
        return sessions.filter(own -> own.issuer().equals(bearer.claims().get("iss")))
                .map(OfSessions::clock)
                .orElse(usual);
    }
}
