package dev.ostiary.servlet.session;

import dev.ostiary.servlet.credential.CookieToken;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * The refresh token that was last found to be of the same session as one access token, so that it need not be verified with each request.
 * Belongs to that access token and ends with it. It is known again by its length and the end of its signature: who could send another
 * cookie that has both could send the token itself. Thread-safe.
 */
public final class SeenBeside {
    private volatile @Nullable String refreshToken;

    /** Makes one that has seen nothing. */
    public SeenBeside() {}

    boolean isIn(CookieToken cookie, HttpServletRequest request) {
        String known = refreshToken;
        return known != null && cookie.carries(known, request);
    }

    void note(String seen) {
        refreshToken = seen;
    }

    /** Shows no token. */
    @Override
    public String toString() {
        return "SeenBeside[redacted]";
    }
}
