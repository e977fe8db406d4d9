package dev.ostiary.servlet.config;

/** What an unsafe request with a cookie credential must show about where it comes from. It cannot be turned off. */
public enum CsrfMode {
    /** It must show that it comes from the application itself or from a trusted origin. */
    ON,
    /** A request that shows nothing at all about it passes too, since no browser sends such a request. */
    LENIENT
}
