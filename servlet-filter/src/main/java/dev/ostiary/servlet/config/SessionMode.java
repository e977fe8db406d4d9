package dev.ostiary.servlet.config;

/** Whether the filter signs users in with tokens of the application's own. */
public enum SessionMode {
    /** It verifies only. */
    OFF,
    /** It refreshes, renews and signs out, too. */
    ON
}
