package dev.ostiary.servlet.csrf;

/** How strictly an unsafe request with a cookie must prove that it comes from the application's own pages. */
public enum CsrfMode {
    /** Without proof it is refused. The default. */
    ON,

    /**
     * A request with none of {@code Origin}, {@code Referer} and {@code Sec-Fetch-*} passes: no browser sends such a
     * request across sites. For clients that are no browsers and yet use the cookie.
     */
    LENIENT
}
