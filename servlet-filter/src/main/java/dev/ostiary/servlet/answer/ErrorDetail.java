package dev.ostiary.servlet.answer;

/** How much an answer says about why a request was refused. No amount shows anything that the client has sent. */
public enum ErrorDetail {
    /** Status, title, the {@code error} of RFC 6750 and the support id: no {@code code}, no {@code error_description}. */
    NONE,

    /** Also the stable {@code code}, and {@code error_description} in the challenge. The default. */
    CODE,

    /** Also {@code detail}: what was wrong and what the developer can do about it. For development only. */
    FULL
}
