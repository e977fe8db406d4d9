package dev.ostiary.session;

/** How a refresh token stands in its session. */
public enum RefreshTokenStanding {
    /** It is the one that will be rotated next. */
    CURRENT,

    /** It has been replaced; it may get the current one still, or look stolen. */
    REPLACED,

    /** There is no such session any more. */
    ENDED
}
