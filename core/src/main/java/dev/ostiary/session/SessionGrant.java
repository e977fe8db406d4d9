package dev.ostiary.session;

import dev.ostiary.issue.IssuedToken;

/**
 * What a browser gets when it signs in or refreshes.
 *
 * @param sessionId the session's own id
 * @param access lets requests in, for minutes
 * @param refresh gets the next grant, once
 */
public record SessionGrant(String sessionId, IssuedToken access, IssuedToken refresh) {
    /** Shows when the tokens expire. */
    @Override
    public String toString() {
        return "SessionGrant[access expires " + access.expiresAt() + ", refresh expires " + refresh.expiresAt() + "]";
    }
}
