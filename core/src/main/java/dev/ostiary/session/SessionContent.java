package dev.ostiary.session;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the tokens of a session say, without what the library itself sets. Both cookies are sent with each request: what can be had again at
 * a renewal need not be carried to it. Immutable as far as its maps are; {@code toString} shows nothing of the user.
 *
 * @param claims what the access token says
 * @param carried what the refresh token carries to the next renewal, where {@link SessionSource} is asked with it
 */
public record SessionContent(
        Map<String, ? extends @Nullable Object> claims, Map<String, ? extends @Nullable Object> carried) {
    /**
     * The refresh token carries all, for nobody else knows it.
     *
     * @param claims what both say
     * @return of these
     */
    public static SessionContent of(Map<String, ? extends @Nullable Object> claims) {
        return new SessionContent(claims, claims);
    }

    /** Shows nothing of the user. */
    @Override
    public String toString() {
        return "SessionContent[...]";
    }
}
