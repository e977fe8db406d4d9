package dev.ostiary.servlet.config;

/** How the provider sends its answer back through the browser. */
public enum ResponseMode {
    /** In the query of the callback. */
    QUERY,
    /** In a form that the browser posts (OAuth 2.0 Form Post Response Mode). */
    FORM_POST
}
