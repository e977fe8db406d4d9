package dev.ostiary.servlet.config;

/** How a node knows what was revoked. */
public enum RevocationMode {
    /** By a copy that follows the store: a request waits for nobody. */
    FOLLOW,
    /** By asking the store about each token. */
    STRICT
}
