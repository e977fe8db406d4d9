package dev.ostiary.servlet.config;

/** How much an answer tells the client about the fault of its token. */
public enum ErrorDetail {
    /** Nothing beyond the status and what RFC 6750 demands. */
    NONE,
    /** The stable code of the reason. */
    CODE,
    /** The code and a sentence for developers: not for production. */
    FULL
}
