package dev.ostiary.servlet.config;

/** What a logout token of the provider ends (OpenID Connect Back-Channel Logout 1.0). */
public enum LogoutScope {
    /** What its {@code sid} names; all sessions of its {@code sub} where it has none. */
    SESSION,
    /** All sessions of its {@code sub}. */
    USER
}
