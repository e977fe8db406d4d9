package dev.ostiary.servlet.config;

/** What signing out ends. */
public enum SignOutScope {
    /** The session here, and the browser's at the provider (OpenID Connect RP-Initiated Logout 1.0). */
    PROVIDER,
    /** The session here alone. */
    LOCAL
}
