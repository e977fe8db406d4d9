package dev.ostiary.session;

import dev.ostiary.issue.IssuedToken;

/**
 * What a browser gets when it signs in or refreshes.
 *
 * @param sessionId the session's own id
 * @param access lets requests in, for minutes
 * @param refresh gets the next grant, once
 * @param untilBrowserCloses whether browsers are to forget both when they are closed, as {@link SignInOptions#untilBrowserCloses()} says
 */
public record SessionGrant(String sessionId, IssuedToken access, IssuedToken refresh, boolean untilBrowserCloses) {
    /** Shows when the tokens expire. */
    @Override
    public String toString() {
        return "SessionGrant[access expires " + access.expiresAt() + ", refresh expires " + refresh.expiresAt() + "]";
    }
}
