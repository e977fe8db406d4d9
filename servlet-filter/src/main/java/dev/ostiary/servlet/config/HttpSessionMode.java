package dev.ostiary.servlet.config;

/** Whether the container's own session, {@code HttpSession}, follows who is signed in. */
public enum HttpSessionMode {
    /** It gets another id when a user signs in, and ends at sign-out and when somebody else signs in. */
    FOLLOW,
    /** It is never touched. */
    KEEP
}
