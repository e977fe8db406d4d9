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
    private volatile @Nullable Seen last;

    /** @param place where its cookie stood in its line the last time; below 0 where that is not known */
    private record Seen(String refreshToken, int place) {}

    /** Makes one that has seen nothing. */
    public SeenBeside() {}

    boolean isIn(CookieToken cookie, HttpServletRequest request) {
        Seen known = last;
        if (known == null) {
            return false;
        }
        int place = cookie.placeOf(known.refreshToken, request, known.place);
        if (place >= 0 && place != known.place) {
            last = new Seen(known.refreshToken, place);
        }
        return place >= 0;
    }

    void note(String refreshToken) {
        last = new Seen(refreshToken, -1);
    }

    /** Shows no token. */
    @Override
    public String toString() {
        return "SeenBeside[redacted]";
    }
}
