package dev.ostiary.provider;

import java.util.Locale;

/** How the provider sends the browser back (OAuth 2.0 Multiple Response Types, section 2.1). */
public enum ResponseMode {
    /** In the query of a {@code GET}. */
    QUERY,
    /** In the form of a {@code POST} (OAuth 2.0 Form Post Response Mode). */
    FORM_POST;

    String parameter() {
        return name().toLowerCase(Locale.ROOT);
    }
}
