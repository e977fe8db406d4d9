package dev.ostiary.servlet.rule;

/** How a rule treats the token of a request, from the most lenient to the strictest. */
public enum Access {
    /** Nobody need be known, and the token is not looked at. */
    PUBLIC,

    /** Nobody need be known, but who has a token is. */
    OPTIONAL,

    /** A user must be known, and may have to hold more than a token. */
    AUTHENTICATED,

    /** Nobody may, whoever it is. */
    DENY
}
